import { Select } from 'antd';
import { useState } from 'react';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { limits } from '#contract/limits.ts';
import { readWholeNumber } from '#contract/typedText.ts';
import { FieldFrame } from '../../../../ui/fields/FieldFrame.tsx';
import { readTypedNumber, type TypedNumber } from '../../../../ui/fields/typedNumber.ts';
import { useField } from '../../../../ui/fields/useField.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';

const { min, max, unlimited } = limits.transPerHour;

/** The speeds to offer while `typed` stands in the box: the usual ones, the chosen one, and what is typed. */
export function speedsFor(typed: string, chosen: TypedNumber): readonly number[] {
  const number = readWholeNumber(typed);
  const own = number !== null && number >= min && number <= max ? [number] : [];
  const limited = new Set<number>([
    ...limits.transPerHourOptions,
    ...own,
    ...(typeof chosen !== 'number' || chosen === unlimited ? [] : [chosen]),
  ]);
  return [...[...limited].sort((a, b) => a - b), unlimited];
}

/** What any form holds that asks for a speed. */
export interface SpeedLimitValues {
  /** Images per hour; 0 is no limit. */
  TransPerHour: TypedNumber;
  UnlimitedConfirmed: boolean;
}

interface SpeedLimitFieldProps {
  control: Control<SpeedLimitValues>;
  onChanged: () => void;
}

/** Images per hour: one of the usual speeds, any number typed in, or no limit. What is typed counts once the field is left, too. */
export function SpeedLimitField({ control, onChanged }: SpeedLimitFieldProps) {
  const { t } = useTranslation('registryForm');
  const format = useFormat();
  const label = t('field.TransPerHour');
  const extra = t('hint.speedTyped', { max: format.number(max) });
  const bound = useField({ control, name: 'TransPerHour', label, required: true, extra });
  const [typed, setTyped] = useState('');
  const chosen = typeof bound.field.value === 'boolean' ? null : bound.field.value;
  const choose = (speed: TypedNumber) => {
    bound.field.onChange(speed);
    onChanged();
  };
  const options = speedsFor(typed, chosen).map((value) => ({
    value,
    label: value === unlimited ? t('option.unlimited') : t('option.perHour', { number: format.number(value) }),
  }));
  return (
    <FieldFrame field={bound} label={label} required extra={extra}>
      <Select<TypedNumber>
        {...bound.field}
        {...bound.wiring}
        value={chosen}
        onChange={choose}
        onBlur={() => {
          // antd would drop what is typed, and the former speed would stand there again.
          if (typed.trim() !== '') choose(readTypedNumber(typed));
          bound.field.onBlur();
        }}
        options={options}
        showSearch={{
          searchValue: typed,
          onSearch: setTyped,
          filterOption: (text, option) => String(option?.value).startsWith(String(readTypedNumber(text) ?? '')),
        }}
        listHeight={320}
        style={{ width: '100%' }}
      />
    </FieldFrame>
  );
}
