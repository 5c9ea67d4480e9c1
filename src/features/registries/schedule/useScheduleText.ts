import { useTranslation } from 'react-i18next';
import type { SyncSchedule } from '#contract/syncSchedule.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { useFormat } from '../../../ui/format/useFormat.ts';

/** A Monday. */
const monday = Date.UTC(2024, 0, 1);

/** The name of a day of the week, Monday being 1, in the page's language. */
export function useWeekdayName(): (day: number) => string {
  const { language } = useTranslation().i18n;
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return (day) => format.format(monday + (day - 1) * 86_400_000);
}

/** When a registry is synchronized by itself, in words. */
export function useScheduleText(): (schedule: SyncSchedule) => string {
  const { t } = useTranslation('registriesView');
  const format = useFormat();
  const weekday = useWeekdayName();
  return (schedule) => {
    switch (schedule.Type) {
      case 'daily':
        return t('schedule.daily');
      case 'hours':
        return t('schedule.hours', { count: schedule.Hours, number: format.number(schedule.Hours) });
      case 'weekly':
        return t('schedule.weekly', { day: weekday(schedule.Day), time: schedule.Time });
      case 'manual':
        return t('schedule.manual');
    }
  };
}

/** The server's time zone, as `Asia/Shanghai`; undefined until known. */
export function useServerTimeZone(): string | undefined {
  return useActionQuery('PageImageRegistry', { PageSize: 1 }, { staleTime: Number.POSITIVE_INFINITY }).data?.TimeZone;
}
