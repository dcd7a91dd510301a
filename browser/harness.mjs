// What every story needs: the program with demo data, a browser, and a tally.
//
// A story is a file `<name>.story.mjs` that calls `story(name, tell)`. It runs
// against target/debug/lapor, with a data folder and keys of its own.

import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const targets = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');
const program = path.join(targets, 'debug', 'lapor');
const pictures = path.join(targets, 'screenshots');

const chromiumPath = process.env.LAPOR_CHROMIUM ?? '/usr/bin/chromium';
const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// The two widths at which every page is looked at: a cheap phone, a laptop.
const widths = [
  { width: 360, height: 740 },
  { width: 1366, height: 768 },
];

// Loading a whole country into an empty database takes a while in a debug build.
const startLimitMs = 180_000;
const stepLimitMs = 20_000;

// Starts the program and waits until it has printed its address.
async function serve() {
  const folder = await mkdtemp(path.join(tmpdir(), 'lapor-story-'));
  const child = spawn(
    program,
    [
      'serve', '--demo',
      '--data', path.join(folder, 'data'),
      '--keys', path.join(folder, 'keys'),
      '--listen', '127.0.0.1:0',
    ],
    { cwd: folder, env: { ...process.env, LAPOR_LIMITS: 'off' } },
  );
  const server = { address: '', said: '', warned: '' };
  child.stderr.on('data', (part) => { server.warned += part; });
  server.address = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no address after ${startLimitMs} ms\n${server.said}\n${server.warned}`)), startLimitMs);
    child.stdout.on('data', (part) => {
      server.said += part;
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(server.said);
      if (found) {
        clearTimeout(late);
        resolve(found[0]);
      }
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}\n${server.said}\n${server.warned}`)));
  });
  server.stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  // The password printed behind a user's name; printed once, after the address
  // or before it, so it is looked up when it is asked for.
  server.password = async (user) => {
    const escaped = user.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const line = new RegExp(`(?:^|\\s)${escaped}\\s+(?:.*\\s)?(\\S+)[ \\t]*$`, 'm');
    return until(`a password for ${user}`, () => line.exec(server.said)?.[1]);
  };
  return server;
}

// Waits until a question has an answer.
async function until(what, ask) {
  const end = Date.now() + stepLimitMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${stepLimitMs} ms for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

// Saves a page as it looks on a phone and on a laptop.
export async function shot(page, name) {
  await mkdir(pictures, { recursive: true });
  for (const size of widths) {
    await page.setViewportSize(size);
    await page.screenshot({ path: path.join(pictures, `${name}-${size.width}.png`), fullPage: true });
  }
}

// Fails unless the page shows a text.
export async function expectText(page, text) {
  const shown = await page.locator('body').innerText();
  if (!shown.includes(text)) {
    throw new Error(`expected "${text}" on ${page.url()}, which says:\n${shown}`);
  }
}

// Fails if the page shows a text.
export async function expectNoText(page, text) {
  const shown = await page.locator('body').innerText();
  if (shown.includes(text)) {
    throw new Error(`"${text}" must not be on ${page.url()}`);
  }
}

// Fails if a page is wider than its window.
export async function expectFits(page) {
  const [wide, room] = await page.locator('html').evaluate((html) => [html.scrollWidth, html.clientWidth]);
  if (wide > room) {
    throw new Error(`${page.url()} is ${wide} px wide in a window of ${room} px`);
  }
}

// Tells a story: `tell({ server, visitor, step })`.
//
// `visitor(options)` is a new person with a browser of their own (no cookies of
// anyone else), without JavaScript unless `{ javaScriptEnabled: true }` says so.
// `step(name, act)` is one thing that is tried; after a failure the rest of the
// story makes no sense and is counted as not reached.
export async function story(name, tell) {
  const steps = { passed: 0, failed: 0 };
  let server;
  let browser;
  const step = async (what, act) => {
    const began = Date.now();
    try {
      await act();
    } catch (error) {
      console.log(`FAIL ${what}`);
      throw error;
    }
    steps.passed += 1;
    console.log(`ok   ${what} (${Date.now() - began} ms)`);
  };
  try {
    server = await serve();
    browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
    const visitor = async (options = {}) => {
      const context = await browser.newContext({
        javaScriptEnabled: false,
        locale: 'id-ID',
        baseURL: server.address,
        viewport: widths[0],
        ...options,
      });
      context.setDefaultTimeout(stepLimitMs);
      return context.newPage();
    };
    await tell({ server, visitor, step });
  } catch (error) {
    steps.failed += 1;
    console.log(error.stack ?? String(error));
    if (server?.warned) console.log(`the program warned:\n${server.warned.slice(-4000)}`);
  } finally {
    await browser?.close();
    await server?.stop();
  }
  if (steps.passed === 0 && steps.failed === 0) {
    steps.failed = 1;
    console.log('FAIL the story has no step');
  }
  console.log(`story: ${name}: ${steps.passed} passed, ${steps.failed} failed`);
  process.exitCode = steps.failed === 0 ? 0 : 1;
}
