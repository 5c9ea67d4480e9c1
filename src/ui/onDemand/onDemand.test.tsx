import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { HttpResponse, http } from 'msw/http';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { upgradingMark } from '#contract/serverState.ts';
import { server } from '../../testing/server.ts';
import { useUnsavedInput, watchInput } from '../unsaved/unsavedInput.ts';
import { OnDemand } from './OnDemand.tsx';
import { lazyPart, retryMissing } from './onDemand.ts';
import { browserPage } from './serverFiles.ts';

const oldEntry = '/assets/index-old.js';
let entry: HTMLScriptElement;
let endWatch: () => void;

beforeEach(() => {
  entry = document.head.appendChild(document.createElement('script'));
  entry.type = 'module';
  entry.setAttribute('src', oldEntry);
  endWatch = watchInput();
  vi.spyOn(browserPage, 'reload').mockImplementation(() => undefined);
});

afterEach(() => {
  entry.remove();
  endWatch();
});

/** Stands for a form with changes, or a selection. */
function Holder() {
  useUnsavedInput(() => true);
  return null;
}

/** What the server has for this page's address. */
function serve(page: 'nothing' | 'the same files' | 'other files' | 'the sign-in of a proxy' | 'an upgrade') {
  const html = (title: string, src: string) =>
    HttpResponse.html(`<title>${title}</title><script type="module" src="${src}"></script>`);
  const answers = {
    nothing: () => HttpResponse.error(),
    'the same files': () => html('Mooring', oldEntry),
    'other files': () => html('Mooring', '/assets/index-new.js'),
    'the sign-in of a proxy': () => html('Sign in', '/proxy.js'),
    'an upgrade': () => HttpResponse.html(`<html ${upgradingMark}><title>Mooring</title></html>`, { status: 503 }),
  };
  server.use(http.get('/', answers[page]));
}

/** A page on which something can be typed, and a part of it whose file cannot be had until `mend` is called. */
async function openPart({ typed = '' } = {}) {
  let isThere = false;
  const load = vi.fn(() =>
    isThere
      ? Promise.resolve({ default: () => <p>The part</p> })
      : Promise.reject(new TypeError('Failed to fetch dynamically imported module')),
  );
  const Part = lazyPart(load);
  const { rerender } = render(<input aria-label="Note" />);
  if (typed !== '') await userEvent.type(screen.getByLabelText('Note'), typed);
  rerender(
    <>
      <input aria-label="Note" />
      <OnDemand pending="on its way">
        <Part />
      </OnDemand>
    </>,
  );
  const mend = () => {
    isThere = true;
  };
  // What is not mended by the test would wait for ever.
  const settle = () => {
    mend();
    retryMissing();
  };
  return { load, mend, settle, note: screen.getByLabelText('Note') };
}

describe('a part that cannot be had', () => {
  test.each(['nothing', 'the same files', 'the sign-in of a proxy'] as const)(
    'says so in its place while the server has %s; what is typed stays, and Retry brings it',
    async (page) => {
      serve(page);
      const { mend, note } = await openPart({ typed: 'by hand' });
      expect(await screen.findByText('This part could not be loaded')).toBeInTheDocument();
      expect(note).toHaveValue('by hand');
      mend();
      await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
      expect(await screen.findByText('The part')).toBeInTheDocument();
      expect(note).toHaveValue('by hand');
      expect(browserPage.reload).not.toHaveBeenCalled();
    },
  );

  test('says that the server is being upgraded, where that is why; what is typed stays, and Retry brings it', async () => {
    serve('an upgrade');
    const { mend, note } = await openPart({ typed: 'by hand' });
    expect(await screen.findByText('Mooring is being upgraded')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Reload' })).not.toBeInTheDocument();
    mend();
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('The part')).toBeInTheDocument();
    expect(note).toHaveValue('by hand');
  });

  test('that is never answered says so after a while, and is there once it comes after all', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { promise, resolve } = Promise.withResolvers<{ default: () => ReactNode }>();
    const Part = lazyPart(() => promise);
    render(
      <OnDemand pending="on its way">
        <Part />
      </OnDemand>,
    );
    await vi.advanceTimersByTimeAsync(19_000);
    expect(screen.getByText('on its way')).toBeInTheDocument();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await screen.findByText('This part could not be loaded')).toBeInTheDocument();
    vi.useRealTimers();
    resolve({ default: () => <p>The part</p> });
    expect(await screen.findByText('The part')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  test('has the page loaded anew where the server was upgraded and nothing would be lost, once', async () => {
    serve('other files');
    await openPart();
    await waitFor(() => expect(browserPage.reload).toHaveBeenCalledOnce());
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    cleanup();
    // A cache on the way goes on giving the old page.
    const second = await openPart();
    expect(await screen.findByText('Mooring was updated')).toBeInTheDocument();
    expect(browserPage.reload).toHaveBeenCalledOnce();
    second.settle();
  });

  test('leaves the page to who has typed something, and says that the server was upgraded', async () => {
    serve('other files');
    const { note, settle } = await openPart({ typed: 'by hand' });
    expect(await screen.findByText('Mooring was updated')).toBeInTheDocument();
    expect(browserPage.reload).not.toHaveBeenCalled();
    expect(note).toHaveValue('by hand');
    await userEvent.click(screen.getByRole('button', { name: 'Reload' }));
    expect(browserPage.reload).toHaveBeenCalledOnce();
    settle();
  });

  test('leaves the page to a form or a selection that holds something', async () => {
    serve('other files');
    render(<Holder />);
    const { settle } = await openPart();
    expect(await screen.findByText('Mooring was updated')).toBeInTheDocument();
    expect(browserPage.reload).not.toHaveBeenCalled();
    settle();
  });
});

const sources = import.meta.glob<string>('../../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
const product = Object.entries(sources)
  .filter(([path]) => !/\.test\.|\/testing\//.test(path))
  .map(([path, text]) => [path.replace(/^(?:\.\.\/|\.\/)+/, ''), text] as const);

function filesWith(pattern: RegExp): readonly string[] {
  return product.filter(([, text]) => pattern.test(text)).map(([path]) => path.replace(/^.*\//, ''));
}

describe('nothing that is loaded on demand can take the page with it', () => {
  test('every such part is one that is waited for', () => {
    const bare = product.flatMap(([path, text]) =>
      [...text.matchAll(/(?<!lazyPart\(\(\) => )\bimport\('[^']*?([\w.]+)'\)/g)].map(([, name]) => `${path} → ${name}`),
    );
    expect(bare).toEqual([
      // It fails as a request to the server does, and is tried again with it.
      'api/client.ts → laterActions.ts',
      // Loaded ahead; the part itself is waited for.
      'app/SessionGate.tsx → SignInAgain.tsx',
      'app/router.tsx → ImagesRoute.tsx',
      // Before there is a page.
      'main.ts → startDemo.ts',
      'main.ts → start.tsx',
    ]);
    expect(filesWith(/\blazy\(/)).toEqual(['onDemand.ts']);
    expect(filesWith(/<Suspense\b/)).toEqual(['OnDemand.tsx']);
  });

  test('every form asks before its input is lost, or is watched as it is typed in', () => {
    const forms = filesWith(/\buseForm(?:<|\()/);
    expect([...forms].sort()).toEqual([
      'AccessKeyForm.tsx',
      'AcrForm.tsx',
      'ChangePassword.tsx',
      'ConfirmSecondStep.tsx',
      'CycleForm.tsx',
      'ForwardingHelper.tsx',
      'IgnoreDialog.tsx',
      'LinkPasswordForm.tsx',
      'PasswordQuestion.tsx',
      'RegistryForm.tsx',
      'SetupPage.tsx',
      'SignInForm.tsx',
      'UserForm.tsx',
    ]);
    expect([...filesWith(/<(?:UnsavedChangesGuard|FormFrame)\b/)].sort()).toEqual(
      expect.arrayContaining(['AcrForm.tsx', 'CycleForm.tsx', 'RegistryForm.tsx']),
    );
  });
});
