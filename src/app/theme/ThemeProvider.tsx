import { LoadingOutlined } from '@ant-design/icons';
import { ConfigProvider } from 'antd';
import type { Locale as AntdLocale } from 'antd/es/locale';
import {
  type ReactNode,
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { flushSync } from 'react-dom';
import { type ColorScheme, ColorSchemeContext } from '../../ui/color/colorScheme.ts';
import { themeConfig } from './themeConfig.ts';
import {
  rememberedPreference,
  rememberPreference,
  type ThemePreference,
  ThemePreferenceContext,
} from './themePreference.ts';

interface ThemeProviderProps {
  antdLocale: AntdLocale | undefined;
  children: ReactNode;
}

const buttons = {
  autoInsertSpace: false,
  // antd's own slides out, and stays for good where a quick answer comes before it has slid in.
  loadingIcon: <LoadingOutlined />,
};

/** Light, dark or as the system, remembered, and light on paper; antd's tokens and the page's own surface follow. */
export function ThemeProvider({ antdLocale, children }: ThemeProviderProps) {
  const [preference, setPreference] = useState(rememberedPreference);
  const systemScheme: ColorScheme = useMedia('(prefers-color-scheme: dark)') ? 'dark' : 'light';
  const printing = useMedia('print');
  const scheme: ColorScheme = printing ? 'light' : preference === 'system' ? systemScheme : preference;
  const config = useMemo(() => themeConfig(scheme), [scheme]);

  useEffect(() => {
    document.documentElement.style.colorScheme = scheme;
    document.documentElement.style.background = config.token?.colorBgLayout ?? '';
  }, [scheme, config]);

  const choice = useMemo(
    () => ({
      preference,
      choose: (next: ThemePreference) => {
        rememberPreference(next);
        // Everything is drawn anew: the menu that it was chosen from need not wait for that to close.
        startTransition(() => setPreference(next));
      },
    }),
    [preference],
  );

  return (
    <ThemePreferenceContext value={choice}>
      <ColorSchemeContext value={scheme}>
        <ConfigProvider theme={config} button={buttons} {...(antdLocale === undefined ? {} : { locale: antdLocale })}>
          {children}
        </ConfigProvider>
      </ColorSchemeContext>
    </ThemePreferenceContext>
  );
}

/** Whether a media query holds, followed while the page is open. */
function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const media = window.matchMedia(query);
      // At once: paper is laid out as soon as it is asked for.
      const change = () => flushSync(onChange);
      media.addEventListener('change', change);
      return () => media.removeEventListener('change', change);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
