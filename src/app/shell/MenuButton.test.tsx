import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { MemoryRouter, Outlet, Route, Routes } from 'react-router';
import { expect, test } from 'vitest';
import { MenuButton } from './MenuButton.tsx';

test('where there is no room for the menu a button opens it, and a chosen page closes it', async () => {
  const user = userEvent.setup();
  render(
    <MemoryRouter initialEntries={['/intl/assets/images']}>
      <Routes>
        <Route path=":center" element={[<MenuButton key="menu" />, <Outlet key="page" />]}>
          <Route path="assets/images" element="images" />
          <Route path="allowlist" element="addresses of scanners" />
        </Route>
      </Routes>
    </MemoryRouter>,
  );
  await user.click(screen.getByRole('button', { name: 'Open the menu' }));
  const menu = await screen.findByRole('dialog');
  await user.click(within(menu).getByRole('link', { name: 'Scanner allowlist' }));
  expect(screen.getByText('addresses of scanners')).toBeInTheDocument();
  // jsdom never ends the slide, after which it is hidden.
  expect(menu.closest('.ant-drawer')).not.toHaveClass('ant-drawer-open');
});
