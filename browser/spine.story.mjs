// The spine, as people meet it: reports find their institution, the vague one waits, the secret one opens
// for its circle alone, and the citizen has the last word.

import { expectFits, expectNoText, expectText, shot, story } from './harness.mjs';

// Fills the five steps and sends; returns what the citizen must keep.
async function report(page, { words, place, secret, name = '' }, see = {}) {
  await page.goto('/');
  if (see.home) await see.home();
  await page.fill('textarea[name=words]', words);
  await page.click('main button[value=next]');
  if (place) {
    await page.fill('input[name=q]', place);
    await page.click('button[value=search]');
    if (see.where) await see.where();
    await page.locator('input[name=area]').first().check();
  } else {
    await page.check('input[name=area][value=none]');
  }
  await page.click('main button[value=next]');
  if (secret) await page.check('input[name=secret][value=yes]');
  if (see.right) await see.right();
  await page.click('main button[value=next]');
  if (see.reach) await see.reach();
  await page.fill('input[name=name]', name);
  await page.click('main button[value=next]');
  if (see.check) await see.check();
  await page.click('button[value=send]');
  await page.waitForURL('**/report/sent');
  const shown = await page.locator('main').innerText();
  return {
    ticket: /\d{4}-\d{4}-\d{4}-\d/.exec(shown)[0],
    code: /\d{4}-\d{4}-\d{4}-\d{4}-\d{4}/.exec(shown)[0],
  };
}

// Opens a report as its reporter.
async function track(page, { ticket, code }) {
  await page.context().clearCookies();
  await page.goto('/track');
  await page.fill('input[name=ticket]', ticket);
  await page.fill('input[name=code]', code);
  await page.click('main form button[type=submit]');
}

// Signs in and takes the seat at the institution, where there is a choice.
async function signIn(page, login, password, institution) {
  await page.goto('/login');
  await page.fill('input[name=login]', login);
  await page.fill('input[name=password]', password);
  await page.click('main button[type=submit]');
  if (institution) {
    await page.fill('input[name=q]', institution);
    await page.press('input[name=q]', 'Enter');
    await page.locator('button[name=seat]').first().click();
  }
  await page.waitForURL('**/desk**');
}

// Opens the form of a command on a case, fills it and sends it.
async function act(page, ticket, path, fields = {}) {
  await page.goto(`/desk/cases/${ticket}`);
  const form = page.locator(`form[action="/desk/cases/${ticket}/${path}"]`);
  const fold = page.locator('details.act', { has: form });
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name=${name}]`).first();
    const kind = await field.getAttribute('type');
    if (kind === 'radio') await form.locator(`[name=${name}][value="${value}"]`).check();
    else if (await field.evaluate((one) => one.tagName === 'SELECT')) await field.selectOption(value);
    else await field.fill(value);
  }
  await form.locator('button[type=submit]').last().click();
}

async function write(page, address, text) {
  const form = page.locator(`form[action="${address}"]`);
  const fold = page.locator('details', { has: form });
  if ((await fold.count()) > 0 && (await fold.first().getAttribute('open')) === null) {
    await fold.first().locator('summary').first().click();
  }
  if (text) await form.locator('textarea[name=text]').fill(text);
  await form.locator('button[type=submit]').last().click();
}

await story('the spine', async ({ server, visitor, step }) => {
  const citizen = await visitor();
  let roof;
  let vague;
  let hidden;

  await step('a broken SD roof in a named village goes to the regency, with the reason', async () => {
    roof = await report(
      citizen,
      { words: 'Atap ruang kelas SD Negeri di desa kami bocor dan plafonnya ambruk. Anak-anak belajar di teras kalau hujan.', place: 'Bojasari, Kertek' },
      {
        home: () => shot(citizen, '1-what'),
        where: () => shot(citizen, '2-where'),
        right: async () => {
          await expectText(citizen, 'Kabupaten Wonosobo');
          await shot(citizen, '3-right');
        },
        reach: () => shot(citizen, '4-reach'),
        check: () => shot(citizen, '5-check'),
      },
    );
    await expectText(citizen, 'Pemerintah Kabupaten Wonosobo');
    await expectText(citizen, 'karena laporan menyebut');
    await expectFits(citizen);
    await shot(citizen, '6-sent');
  });

  await step('one about an SMA goes to the province', async () => {
    await report(citizen, { words: 'Toilet SMA Negeri di kecamatan kami rusak semua, siswa harus menumpang ke rumah warga.', place: 'Kertek' });
    await expectText(citizen, 'Pemerintah Provinsi Jawa Tengah');
  });

  await step('a vague one waits at the desk', async () => {
    vague = await report(citizen, { words: 'Tolong ditindaklanjuti pak, sudah lama sekali tidak ada perubahan di sini.', place: 'Kertek' });
    await track(citizen, vague);
    await expectText(citizen, vague.ticket);
    await expectNoText(citizen, 'karena laporan menyebut');
  });

  const officer = await visitor();
  await step('an officer finds the case in the queue, sorted by what is due', async () => {
    await signIn(officer, 'petugas-pemkab', await server.password('petugas-pemkab'), 'Kabupaten Wonosobo');
    await officer.goto('/desk?view=to-start');
    await expectText(officer, roof.ticket);
    await expectNoText(officer, vague.ticket);
    await shot(officer, '7-queue');
  });

  await step('the officer asks', async () => {
    await officer.goto(`/desk/cases/${roof.ticket}`);
    await shot(officer, '8-case');
    await act(officer, roof.ticket, 'questions', { text: 'Ruang kelas berapa yang bocor, dan sejak kapan?' });
    await expectText(officer, 'Ruang kelas berapa yang bocor');
  });

  await step('the citizen replies', async () => {
    await track(citizen, roof);
    await expectText(citizen, 'Ruang kelas berapa yang bocor');
    await shot(citizen, '9-asked');
    await write(citizen, '/track/replies', 'Kelas tiga dan empat, sejak hujan besar bulan lalu.');
    await expectText(citizen, 'Kelas tiga dan empat');
  });

  await step('the officer answers', async () => {
    await act(officer, roof.ticket, 'answers', { kind: 'done', text: 'Atap kelas tiga dan empat diganti pada hari Rabu oleh tim pemeliharaan. Bila masih bocor, balas di sini.' });
    await expectText(officer, 'diganti pada hari Rabu');
  });

  await step('the citizen says that it is not solved', async () => {
    await track(citizen, roof);
    await shot(citizen, '10-answered');
    await write(citizen, '/track/reopening', 'Kelas empat masih bocor di dekat jendela.');
    await expectText(citizen, 'masih bocor di dekat jendela');
  });

  await step('the officer answers again', async () => {
    await act(officer, roof.ticket, 'answers', { kind: 'done', text: 'Talang di dekat jendela kelas empat ditambal pada hari Jumat dan sudah diuji dengan air.' });
    await expectText(officer, 'sudah diuji dengan air');
  });

  await step('the citizen confirms, and that is the last word', async () => {
    await track(citizen, roof);
    await write(citizen, '/track/confirmation');
    await expectText(citizen, 'Selesai');
    await expectFits(citizen);
    await shot(citizen, '11-closed');
  });

  await step('a secret report about a district office is sent', async () => {
    hidden = await report(citizen, {
      words: 'Petugas kantor kecamatan meminta uang dua ratus ribu untuk setiap surat pengantar, kalau tidak diberi berkas ditaruh paling bawah.',
      place: 'Kertek',
      secret: true,
    });
    await track(citizen, hidden);
    await expectText(citizen, 'Belum ada yang membukanya');
  });

  const desk = await visitor();
  await step('the national desk routes it to the circle', async () => {
    await signIn(desk, 'nasional-1', await server.password('nasional-1'));
    await desk.goto('/desk?view=to-triage');
    await shot(desk, '12-triage');
    await desk.goto(`/desk/cases/${hidden.ticket}?institution_q=Kabupaten%20Wonosobo`);
    await shot(desk, '13-secret-at-desk');
    const form = desk.locator(`form[action="/desk/cases/${hidden.ticket}/routing"]`);
    await form.locator('input[name=institution][value="PEMDA-33.07"]').check();
    await form.locator('select[name=unit]').selectOption('INSPEKTORAT');
    await form.locator('button[type=submit]').last().click();
    await desk.goto('/desk?view=to-triage');
    await expectNoText(desk, hidden.ticket);
  });

  await step('nobody but the circle can open it', async () => {
    for (const page of [officer, desk]) {
      const answer = await page.goto(`/desk/cases/${hidden.ticket}`);
      if (answer.status() !== 404) throw new Error(`a secret case answered ${answer.status()}`);
    }
    const passer = await visitor();
    const answer = await passer.goto(`/desk/cases/${hidden.ticket}`);
    if (!passer.url().endsWith('/login')) throw new Error(`without login: ${answer.status()} ${passer.url()}`);
  });

  await step('its circle opens it', async () => {
    const circle = await visitor();
    await signIn(circle, 'inspektorat-ketua', await server.password('inspektorat-ketua'));
    await circle.goto(`/desk/cases/${hidden.ticket}`);
    await expectText(circle, 'dua ratus ribu');
    await shot(circle, '14-circle');
  });

  await step('and the reporter sees that it was opened', async () => {
    await track(citizen, hidden);
    await expectText(citizen, 'Siapa yang membuka laporan ini');
    await expectNoText(citizen, 'Belum ada yang membukanya');
    await shot(citizen, '15-openings');
  });

  await step('a ticket without its code opens nothing, and a wrong code says no more', async () => {
    await track(citizen, { ticket: hidden.ticket, code: roof.code });
    await expectNoText(citizen, 'dua ratus ribu');
    await shot(citizen, '16-wrong-code');
  });
});
