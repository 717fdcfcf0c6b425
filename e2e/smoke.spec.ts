import { expect, test } from '@playwright/test';

test('the built page opens, keeps its content policy and talks to nobody else', async ({ page, baseURL }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '')) outside.push(request.url());
  });

  await page.goto('./');

  await expect(page).toHaveTitle(/vmascope/);
  await expect(page.locator('#root')).toContainText('vmascope');
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute(
    'content',
    /default-src 'self'/,
  );
  expect(complaints).toEqual([]);
  expect(outside).toEqual([]);
});
