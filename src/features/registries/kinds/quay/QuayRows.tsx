import { PlusOutlined } from '@ant-design/icons';
import { Button, theme } from 'antd';
import { useRef } from 'react';
import { useFieldArray, useFormState } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { issueText } from '#contract/issues.ts';
import { limits } from '#contract/limits.ts';
import type { RegistryPart } from '#contract/registries/registryRow.ts';
import { useContractTexts } from '../../../../api/language.ts';
import { useActionQuery } from '../../../../api/useActionQuery.ts';
import { serverMessage } from '../../../../ui/errors/fieldErrors.ts';
import { emptyExtraRow } from '../../form/values/formDefaults.ts';
import type { KindFieldsProps } from '../../form/values/formKind.ts';
import { QuayRow } from './QuayRow.tsx';
import styles from './quay.module.css';

/** How each organization of the stored registry stands: as it is now, while its tokens are proven behind the form. */
function usePartsOf(stored: KindFieldsProps['stored']): readonly RegistryPart[] {
  const ids = stored === null ? [] : [stored.row.Id];
  const { data } = useActionQuery('PageImageRegistry', { RegistryIdInList: ids }, { enabled: stored !== null });
  return (data?.List[0] ?? stored?.row)?.Parts ?? [];
}

/** The organizations whose images are wanted, each with the token that reads it. */
export function QuayRows({ form, stored }: KindFieldsProps) {
  const { t } = useTranslation('quay');
  const { token } = theme.useToken();
  const contractText = useContractTexts('issues');
  const addButton = useRef<HTMLButtonElement>(null);
  const { control } = form;
  const { fields, append, remove } = useFieldArray({ control, name: 'ExtraParam' });
  const { errors } = useFormState({ control, name: 'ExtraParam' });
  const wrong = errors.ExtraParam?.root ?? errors.ExtraParam;
  const parts = usePartsOf(stored);
  const message =
    wrong?.type === serverMessage ? wrong.message : wrong?.message && issueText(wrong.message, contractText);
  const onRemove = (index: number) => {
    remove(index);
    // The focus was on the button that is gone: it goes to the row above, or to Add.
    if (index === 0) addButton.current?.focus();
    else form.setFocus(`ExtraParam.${index - 1}.namespace`);
  };
  return (
    <fieldset className={styles.rows}>
      <legend className={styles.heading} style={{ fontSize: token.fontSize, color: token.colorText }}>
        {t('heading')}
      </legend>
      <ol className={styles.list}>
        {fields.map((field, index) => (
          <QuayRow
            key={field.id}
            form={form}
            stored={stored}
            index={index}
            parts={parts}
            {...(fields.length > 1 ? { onRemove: () => onRemove(index) } : {})}
          />
        ))}
      </ol>
      {typeof message === 'string' && (
        <div role="alert" style={{ color: token.colorError }}>
          {message}
        </div>
      )}
      <Button
        ref={addButton}
        type="dashed"
        size="small"
        icon={<PlusOutlined aria-hidden="true" />}
        disabled={fields.length >= limits.quayRows}
        onClick={() => append(emptyExtraRow, { focusName: `ExtraParam.${fields.length}.namespace` })}
      >
        {t('add')}
      </Button>
    </fieldset>
  );
}
