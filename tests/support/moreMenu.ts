import type { Page } from 'playwright-core';

/** The name of an item of the header's menu "more", or of one of its choices. */
type MenuItem = string | RegExp;

/** Opens the header's menu and chooses an item of it. */
export async function chooseInMore(page: Page, name: MenuItem): Promise<void> {
  await page.locator('.header .more > button').click();
  await page.getByRole('menu').locator('[role^=menuitem]').filter({ hasText: name }).first().click();
}
