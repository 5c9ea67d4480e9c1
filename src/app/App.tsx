import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp } from 'antd';
import type { Locale as AntdLocale } from 'antd/es/locale';
import { type ReactNode, useEffect } from 'react';
import { watchAttendance } from '../api/attendance.ts';
import { leaveKeysToInputMethod } from '../ui/fields/inputMethod.ts';
import { watchInput } from '../ui/unsaved/unsavedInput.ts';
import { useAntdLocale } from './i18n/useAntdLocale.ts';
import { ThemeProvider } from './theme/ThemeProvider.tsx';

interface AppProps {
  queryClient: QueryClient;
  antdLocale?: AntdLocale;
  children: ReactNode;
}

/** What every page stands on: the cache of server state, the theme, and antd's messages. */
export function App({ queryClient, antdLocale, children }: AppProps) {
  const words = useAntdLocale(antdLocale);
  useEffect(watchInput, []);
  useEffect(watchAttendance, []);
  useEffect(leaveKeysToInputMethod, []);
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider antdLocale={words}>
        <AntdApp>{children}</AntdApp>
      </ThemeProvider>
    </QueryClientProvider>
  );
}
