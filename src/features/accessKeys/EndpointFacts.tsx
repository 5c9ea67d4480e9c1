import { useTranslation } from 'react-i18next';
import { DescriptionList } from '../../ui/layout/DescriptionList.tsx';
import { CopiedText } from './CopiedText.tsx';
import { scriptEndpoint } from './cliProfile.ts';

/** Where scripts reach this server. */
export function EndpointFacts() {
  const { t } = useTranslation('accessKeys');
  const { host, protocol } = scriptEndpoint(window.location);
  return (
    <DescriptionList
      label={t('endpoint.label')}
      facts={[
        { name: t('endpoint.endpoint'), value: <CopiedText text={host} label={t('endpoint.endpoint')} /> },
        { name: t('endpoint.protocol'), value: protocol },
      ]}
    />
  );
}
