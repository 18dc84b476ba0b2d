/** The commands for second factors, and the code that Parse Dashboard asks for. */
import { expect, test } from '@jest/globals';
import { npmRun } from '../scripts/commands';
import { codeFor, DASHBOARD, newPerson, signIn, turnOn, wrongCode } from '../support/factor';
import { theShop } from '../support/house';

test('reset-second-factor lets the last manager in again', async () => {
  const shop = theShop();
  const { api, username } = await newPerson(shop, 'manager');
  await turnOn(api);
  const reset = (name: string) => npmRun(shop.env, 'reset-second-factor', ['--username', name]);
  expect(await reset('nobody-here')).toEqual({ code: 1, said: ['There is no nobody-here.'] });
  expect((await signIn(shop, username)).body.code).toBe(2351);
  expect(await reset(username)).toEqual({ code: 0, said: [`${username} signs in with the password alone now.`] });
  expect((await signIn(shop, username)).status).toBe(200);
});

test('dashboard-factor prints the setting, and what an app takes', async () => {
  const { code, said } = await npmRun({}, 'dashboard-factor');
  const secret = said[0]?.replace('DASHBOARD_FACTOR_SECRET=', '') ?? '';
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect({ code, url: said[1] }).toEqual({ code: 0, url: expect.stringContaining(`secret=${secret}`) });
});

/** Where the log-in page of Parse Dashboard leads. */
async function dashboardLogIn(url: string, otpCode?: string): Promise<string | null> {
  const page = await fetch(`${url}/dashboard/login`);
  const token = /id="csrf"[^>]*>"([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const answer = await fetch(`${url}/dashboard/login`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: page.headers.getSetCookie().join(';') },
    body: new URLSearchParams({
      _csrf: token,
      username: DASHBOARD.DASHBOARD_USER,
      password: DASHBOARD.DASHBOARD_PASSWORD,
      ...(otpCode ? { otpCode } : {}),
    }),
  });
  expect(answer.status).toBe(302);
  return answer.headers.get('Location');
}

test('Parse Dashboard opens with its password and a code, not without a code or with a wrong one', async () => {
  const { url } = theShop();
  const secret = DASHBOARD.DASHBOARD_FACTOR_SECRET;
  expect(await dashboardLogIn(url)).toMatch(/\/login$/);
  expect(await dashboardLogIn(url, wrongCode(secret))).toMatch(/\/login$/);
  expect(await dashboardLogIn(url, codeFor(secret))).toMatch(/\/apps$/);
});
