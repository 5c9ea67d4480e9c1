import { useTranslation } from 'react-i18next';
import { rightName } from '#contract/failures/advice.ts';
import type { Failure } from '#contract/failures/failures.ts';
import { isRamAction } from '#contract/failures/rights.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import { useContractTexts } from '../../../../api/language.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';

/** What a failure was seen by, as exactly as its data tells; null where its message and its advice say it already. */
export function useFailureText(): (failure: Failure) => string | null {
  const { t } = useTranslation('diagnosis');
  const contractText = useContractTexts('rights');
  const format = useFormat();
  return (failure) => {
    switch (failure.code) {
      case 'FailedToVerifyUsernameOrPwd':
        if (failure.reason === 'refused') return null;
        return failure.row === undefined
          ? t(`refused.${failure.reason}`)
          : t('refusedRow', { row: failure.row + 1, reason: t(`refused.${failure.reason}`) });
      case 'UserDoesNotHaveAdminRole': {
        const rights = failure.missing.map((right) => rightName(right, contractText));
        const enough = t(`enough.${whoLacks(failure)}`);
        return rights.length === 0 ? enough : t('lacksAndEnough', { lacks: t('lacks', { rights }), enough });
      }
      case 'NetworkConnectError':
        return isOtherProtocol(failure.reason) ? null : t(`network.${failure.reason}`);
      case 'CertificateError': {
        const { certificate, reason } = failure;
        if (certificate === null) return t('certificate.none');
        const { subject, issuer, validFrom, validTo } = certificate;
        const date = format.date(reason === 'notYetValid' ? validFrom : validTo);
        return t(`certificate.${reason}`, { subject, issuer, date, missing: failure.missingIssuer ?? issuer });
      }
      case 'RegistryTypeError':
        return failure.found === null ? t('foundNothing') : t('foundType', { type: kinds[failure.found].name });
      case 'RegistryVersionError':
      case 'RegistryRateLimited':
      case 'ImageScanFailure':
      case 'RegistryFailure':
      case 'TokenServiceFailure':
      case 'ServerFault':
      case 'ServerStopped':
        return null;
      case 'ImageContentFailure':
        return t(`content.${failure.part}`, { digest: failure.digest });
      case 'StoredSecretUnreadable':
        return failure.row === undefined ? null : t('unreadableRow', { row: failure.row + 1 });
      case 'VpcAccessNotConfigured':
        return t('vpcAccess', { instances: failure.instances.map(({ name }) => name) });
    }
  };
}

type NetworkReason = Extract<Failure, { code: 'NetworkConnectError' }>['reason'];

function isOtherProtocol(reason: NetworkReason): reason is 'plainHttpToHttps' | 'tlsToPlainHttp' {
  return reason === 'plainHttpToHttps' || reason === 'tlsToPlainHttp';
}

function whoLacks({ missing, robot, row }: Extract<Failure, { missing: unknown }>) {
  if (missing.some(isRamAction)) return 'accessKey';
  if (row !== undefined) return 'token';
  if (missing.includes('listCatalog') || missing.includes('pull')) return 'catalog';
  return robot ? 'robot' : 'account';
}
