import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { expect, test } from 'vitest';
import { NotFound, PageError } from './ErrorPages.tsx';

test('a page that breaks says so in words and can be loaded again', async () => {
  const loader = () => Promise.reject(new Error('undefined is not a function'));
  const route = { path: '/', loader, element: 'page', hydrateFallbackElement: 'loading', errorElement: <PageError /> };
  render(<RouterProvider router={createMemoryRouter([route])} />);
  expect(await screen.findByRole('alert')).not.toHaveTextContent('undefined is not a function');
  expect(screen.getByRole('button', { name: 'Reload' })).toBeInTheDocument();
});

test('an address that is no page leads to the images', async () => {
  const routes = [
    { path: '/', element: 'images' },
    { path: '*', element: <NotFound /> },
  ];
  render(<RouterProvider router={createMemoryRouter(routes, { initialEntries: ['/cn/nowhere'] })} />);
  expect(screen.getByRole('heading', { level: 1, name: 'Page not found' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Go to Images' }));
  expect(screen.getByText('images')).toBeInTheDocument();
});
