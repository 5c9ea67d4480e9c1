import { type ThemeConfig, theme } from 'antd';
import type { ColorScheme } from '../../ui/color/colorScheme.ts';

const fontFamilyCode = "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, 'Liberation Mono', monospace";
const fontFamily =
  "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans', Arial, sans-serif";

/** The accent where it is text on a dark surface. */
const lightAccent = '#8cbff2';

const seeds: Record<ColorScheme, ThemeConfig['token']> = {
  light: {
    colorPrimary: '#1f5fa8',
    colorInfo: '#1f5fa8',
    colorPrimaryBg: '#eaf1f9',
    colorPrimaryBgHover: '#e3edf8',
    colorLink: '#1f5fa8',
    colorBgLayout: '#f6f7f9',
    colorTextBase: '#16202c',
    colorBorderSecondary: '#e6e9ee',
    colorTextSecondary: '#4b5666',
    colorTextTertiary: '#5b6675',
    colorTextDescription: '#5b6675',
    colorTextPlaceholder: '#6b7684',
    colorError: '#c22f26',
    // antd's own cannot be read as text on white.
    colorWarningText: '#8a5a00',
  },
  dark: {
    colorPrimary: '#5b9fe6',
    colorInfo: '#5b9fe6',
    colorLink: lightAccent,
    colorBgBase: '#15181d',
    colorBgLayout: '#0f1115',
    colorBgContainer: '#181b21',
    colorBgElevated: '#20242b',
    colorTextBase: '#e8ecf1',
    colorBorder: '#39404a',
    colorBorderSecondary: '#262b33',
    colorTextSecondary: '#b3bcc8',
    colorTextTertiary: '#98a3b1',
    colorTextDescription: '#98a3b1',
    colorTextPlaceholder: '#8a95a3',
    colorError: '#ff8079',
  },
};

/** The one place where the console's look is decided: neutral surfaces, one accent, small radius, 14-pixel text. */
export function themeConfig(scheme: ColorScheme): ThemeConfig {
  const dark = scheme === 'dark';
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    hashed: false,
    token: {
      ...seeds[scheme],
      fontFamily,
      fontFamilyCode,
      fontSize: 14,
      borderRadius: 6,
      borderRadiusLG: 8,
      borderRadiusSM: 4,
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.2s',
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        // The accent is light in the dark scheme: white on it would not be readable.
        ...(dark ? { primaryColor: '#0b1420' } : {}),
      },
      ...(dark
        ? {
            Dropdown: { colorPrimary: lightAccent },
            Select: { colorPrimary: lightAccent },
            Tabs: { colorPrimary: lightAccent },
            // The chosen half must stand out from its track, which is light against the page.
            Segmented: { trackBg: '#181b21', itemSelectedBg: '#2b4c72', itemSelectedColor: '#ffffff' },
          }
        : {}),
      Form: { itemMarginBottom: 28, verticalLabelPadding: '0 0 4px' },
    },
  };
}
