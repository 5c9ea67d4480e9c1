import { Select } from 'antd';
import { useState } from 'react';
import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { limits } from '#contract/limits.ts';
import { FieldFrame } from '../../../../ui/fields/FieldFrame.tsx';
import { useField } from '../../../../ui/fields/useField.ts';
import { useFormat } from '../../../../ui/format/useFormat.ts';

const { min, max, unlimited } = limits.transPerHour;

/** The speeds to offer while `typed` stands in the box: the usual ones, the chosen one, and what is typed. */
export function speedsFor(typed: string, chosen: number): readonly number[] {
  const number = /^\d{1,6}$/.test(typed) ? Number(typed) : null;
  const own = number !== null && number >= min && number <= max ? [number] : [];
  const limited = new Set<number>([...limits.transPerHourOptions, ...own, ...(chosen === unlimited ? [] : [chosen])]);
  return [...[...limited].sort((a, b) => a - b), unlimited];
}

/** What any form holds that asks for a speed. */
export interface SpeedLimitValues {
  /** Images per hour; 0 is no limit. */
  TransPerHour: number;
  UnlimitedConfirmed: boolean;
}

interface SpeedLimitFieldProps {
  control: Control<SpeedLimitValues>;
  onChanged: () => void;
}

/** Images per hour: one of the usual speeds, any number typed in, or no limit. */
export function SpeedLimitField({ control, onChanged }: SpeedLimitFieldProps) {
  const { t } = useTranslation('registryForm');
  const format = useFormat();
  const label = t('field.TransPerHour');
  const extra = t('hint.speedTyped', { max: format.number(max) });
  const bound = useField({ control, name: 'TransPerHour', label, required: true, extra });
  const [typed, setTyped] = useState('');
  const chosen = Number(bound.field.value);
  const options = speedsFor(typed, chosen).map((value) => ({
    value,
    label: value === unlimited ? t('option.unlimited') : t('option.perHour', { number: format.number(value) }),
  }));
  return (
    <FieldFrame field={bound} label={label} required extra={extra}>
      <Select<number>
        {...bound.field}
        {...bound.wiring}
        value={chosen}
        onChange={(speed) => {
          bound.field.onChange(speed);
          onChanged();
        }}
        options={options}
        showSearch={{
          searchValue: typed,
          onSearch: setTyped,
          filterOption: (text, option) => option === undefined || String(option.value).startsWith(text),
        }}
        listHeight={320}
        style={{ width: '100%' }}
      />
    </FieldFrame>
  );
}
