import { useTranslation } from 'react-i18next';
import type { StageEvidence } from '#contract/failures/evidence.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';

/** What was seen at a stage, in one sentence. `over`: the stage has ended, so that counts are final. */
export function useStageResultText(): (evidence: StageEvidence, over: boolean) => string {
  const { t } = useTranslation('diagnosis');
  const format = useFormat();
  return (evidence, over) => {
    switch (evidence.stage) {
      case 'resolve': {
        if (evidence.addresses.length === 0) return t('evidence.resolve.unknown');
        const addresses = evidence.addresses;
        if (evidence.matches === null) return t('evidence.resolve.dialled', { addresses });
        return evidence.matches
          ? t('evidence.resolve.matches', { addresses })
          : t('evidence.resolve.differs', { addresses });
      }
      case 'connect':
        return t('evidence.connect', { address: evidence.localAddress });
      case 'tls': {
        const { protocol, trustedBy, certificate } = evidence;
        return t('evidence.tls', {
          protocol,
          subject: certificate.subject,
          date: format.date(certificate.validTo),
          trust: t(`trustedBy.${trustedBy}`),
        });
      }
      case 'version':
        return evidence.serverVersion === null
          ? t('evidence.version.unsaid', { status: evidence.status })
          : t('evidence.version.said', { version: evidence.serverVersion });
      case 'login':
        return t('evidence.login', { status: evidence.status });
      case 'role':
        return t(`role.${evidence.role}`);
      case 'listing': {
        const { instances = 0 } = evidence;
        const images = t('evidence.listing.found', {
          images: t('evidence.listing.images', { count: evidence.images, number: format.number(evidence.images) }),
          repositories: t('evidence.listing.repositories', {
            count: evidence.repositories,
            number: format.number(evidence.repositories),
          }),
        });
        const found =
          instances === 0 ? images : t('evidence.listing.withInstances', { found: images, count: instances });
        if (evidence.complete) return found;
        return over ? t('evidence.listing.atLeast', { found }) : t('evidence.listing.soFar', { found });
      }
    }
  };
}
