import { useTranslation } from 'react-i18next';
import { CommandBlock } from './CommandBlock.tsx';
import styles from './forwarding.module.css';
import { canForward, type ForwardingTool, forwardingCommands } from './forwardingCommands.ts';
import { type ForwardingRule, familyOf } from './forwardingRule.ts';

/** What one tool does, its commands, and how to take them back. */
export function ToolCommands({ tool, rule }: { tool: ForwardingTool; rule: ForwardingRule | undefined }) {
  const { t } = useTranslation('forwarding');
  return (
    <div className={styles.tool}>
      <p>{t(`what.${tool}`)}</p>
      {rule === undefined ? (
        <p className={styles.aside}>{t('waiting')}</p>
      ) : canForward(tool, rule) ? (
        <Commands tool={tool} rule={rule} />
      ) : (
        <p role="alert">{t('crossing', { tool: t(`tool.${tool}`) })}</p>
      )}
    </div>
  );
}

function Commands({ tool, rule }: { tool: ForwardingTool; rule: ForwardingRule }) {
  const { t } = useTranslation('forwarding');
  const { apply, undo } = forwardingCommands(tool, rule);
  return (
    <>
      {tool !== 'windows' && familyOf(rule.registryIp) === 'v6' && <p>{t('ipv6Linux')}</p>}
      <CommandBlock lines={apply} label={t('commands')} />
      <p className={styles.aside}>{t('reach')}</p>
      <p className={styles.undo}>{t('undo.title')}</p>
      <p className={styles.aside}>{t(`undo.${tool}`)}</p>
      <CommandBlock lines={undo} label={t('undoCommands')} />
    </>
  );
}
