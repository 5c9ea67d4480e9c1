import { issueText } from '#contract/issues.ts';
import { mockAction } from '../../mockAction.ts';
import { Refusal } from '../../refusal.ts';

/** The demo's server has one address, and refuses a cloud's metadata service as the real one does. */
export function localAddressHandlers() {
  return [
    mockAction('DescribeLocalAddress', ({ params, translate }) => {
      if (params.RegistryHostIp === '169.254.169.254') {
        throw new Refusal('IllegalParam', {
          issues: [{ path: ['RegistryHostIp'], message: issueText('addressRefused', translate) }],
        });
      }
      return { LocalAddress: '10.0.0.5' };
    }),
  ];
}
