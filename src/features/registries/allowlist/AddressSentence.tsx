import { theme } from 'antd';
import { Trans } from 'react-i18next';

type SentenceKey =
  | `own.${'local' | 'asking' | 'noRoute' | 'failed'}`
  | `found.${'belongs' | 'shared' | 'overlaps' | 'noAddress'}`;

interface AddressSentenceProps {
  text: SentenceKey;
  values: Record<string, string>;
  /** Chooses the plural form. */
  count?: number;
}

/** A sentence whose addresses stand in monospace. */
export function AddressSentence({ text, values, count }: AddressSentenceProps) {
  const { token } = theme.useToken();
  return (
    <Trans
      ns="allowlist"
      i18nKey={text}
      values={values}
      {...(count === undefined ? {} : { count })}
      components={{ code: <code style={{ fontFamily: token.fontFamilyCode }} /> }}
    />
  );
}
