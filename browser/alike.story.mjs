// Two citizens tell of one hole; the desk sees that they may. Whoever writes a number too many is told in time.

import { expectFits, expectNoText, expectText, shot, story } from './harness.mjs';

const village = 'Bojasari, Kertek';
const words = 'Lubang besar di Jalan Kenanga RT 3 RW 5, dekat lapangan. Sudah dua motor jatuh.';
const again = 'Min tolong jln kenanga rt03 rw05 dpn lapangan berlubang besar, ada motor yg jatuh';
const number = '0812-9999-1234';

// Goes to the last step of the form.
async function fill(page, text) {
  await page.goto('/');
  await page.fill('textarea[name=words]', text);
  await page.click('main button[value=next]');
  await page.fill('input[name=q]', village);
  await page.click('button[value=search]');
  await page.locator('input[name=area]').first().check();
  await page.click('main button[value=next]');
  await page.click('main button[value=next]');
  await page.click('main button[value=next]');
}

// Sends it; the ticket.
async function send(page) {
  await page.click('button[value=send]');
  await page.waitForURL('**/report/sent');
  return /\d{4}-\d{4}-\d{4}-\d/.exec(await page.locator('main').innerText())[0];
}

await story('two reports of one hole', async ({ server, visitor, step }) => {
  const citizen = await visitor();
  let first;
  let second;

  await step('a number too many is named before sending, and sent when that is meant', async () => {
    await fill(citizen, `${words} Hubungi saya di ${number}.`);
    await expectText(citizen, 'Ada data pribadi dalam tulisan ini');
    await expectText(citizen, `“${number}” di isi tulisan`);
    await expectFits(citizen);
    await shot(citizen, 'alike-1-warned');
    await citizen.locator('#personal button').click();
    await citizen.fill('textarea[name=words]', words);
    await citizen.click('main button[value=next]');
    await citizen.click('main button[value=next]');
    await expectNoText(citizen, 'data pribadi');
    first = await send(citizen);
  });

  await step('another citizen tells of the same hole', async () => {
    await fill(citizen, again);
    second = await send(citizen);
  });

  const officer = await visitor();
  await step('the desk sees that they may be one, and why', async () => {
    await officer.goto('/login');
    await officer.fill('input[name=login]', 'petugas-pemkab');
    await officer.fill('input[name=password]', await server.password('petugas-pemkab'));
    await officer.click('main button[type=submit]');
    await officer.fill('input[name=q]', 'Kabupaten Wonosobo');
    await officer.press('input[name=q]', 'Enter');
    await officer.locator('button[name=seat]').first().click();
    await officer.waitForURL('**/desk**');
    // The indexer does its work a moment after a report is received.
    for (let tries = 0; tries < 50; tries += 1) {
      await officer.goto(`/desk/cases/${second}`);
      if ((await officer.locator('body').innerText()).includes('Laporan serupa')) break;
      await officer.waitForTimeout(200);
    }
    await expectText(officer, first);
    await expectText(officer, 'desa/kelurahan yang sama');
    await expectText(officer, 'jalan yang sama: kenanga');
    await expectText(officer, 'sama-sama RT 3, RW 5');
    await expectFits(officer);
    await shot(officer, 'alike-2-desk');
  });

  await step('an answer with a private number comes back once, and goes out at the second press', async () => {
    const form = officer.locator(`form[action="/desk/cases/${second}/answers"]`);
    const open = async () => {
      const fold = officer.locator('details.act', { has: form });
      if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
    };
    await open();
    await form.locator('input[name=kind][value=done]').check();
    await form.locator('textarea[name=text]').fill(`Lubang sudah kami tambal kemarin. Hubungi petugas kami di ${number}.`);
    await form.locator('button[type=submit]').last().click();
    await expectText(officer, 'Belum ada yang terkirim');
    await expectFits(officer);
    await shot(officer, 'alike-3-answer');
    await form.locator('button[type=submit]').last().click();
    await expectText(officer, 'Ditanggapi');
  });
});
