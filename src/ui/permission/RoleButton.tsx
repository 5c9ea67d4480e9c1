import { Button, type ButtonProps, Tooltip, theme } from 'antd';
import type { ActionName } from '#contract/actions/actions.ts';
import { useForbidden } from './useForbidden.ts';

interface RoleButtonProps extends ButtonProps {
  /** What pressing it comes to. */
  action: ActionName;
}

/** A button for an action. Whose role may not do that sees it all the same, and what role it takes. */
export function RoleButton({ action, ...button }: RoleButtonProps) {
  const reason = useForbidden()(action);
  return reason === null ? <Button {...button} /> : <ForbiddenButton reason={reason} {...button} />;
}

/** Not `disabled`, which the keyboard would pass over: nobody would be told why. What pressing it would do is left out. */
function ForbiddenButton({
  reason,
  type,
  danger: _danger,
  htmlType: _htmlType,
  onClick: _onClick,
  ...button
}: ButtonProps & { reason: string }) {
  const { token } = theme.useToken();
  const isFlat = type === 'link' || type === 'text';
  const box = { background: token.colorBgContainerDisabled, borderColor: token.colorBorder, boxShadow: 'none' };
  return (
    <Tooltip title={reason} trigger={['hover', 'focus']}>
      <Button
        {...button}
        {...(isFlat ? { type } : {})}
        // The tooltip says more.
        title=""
        disabled={false}
        aria-disabled
        aria-description={reason}
        style={{ ...button.style, color: token.colorTextDisabled, cursor: 'not-allowed', ...(isFlat ? {} : box) }}
      />
    </Tooltip>
  );
}
