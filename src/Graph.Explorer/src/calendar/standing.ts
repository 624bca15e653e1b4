import { days } from '../dates';

/** Where a date stands in a calendar: on a day or days, under a month, under a year, or nowhere; never more precisely than it is known. */
export interface Standing {
  readonly year: number | undefined;
  /** 1 to 12; undefined where the month is not known. */
  readonly month?: number | undefined;
  /** The days of that month that are meant, where the days are known. */
  readonly days?: readonly number[];
}

const spanMax = 31;

/** Where the date stands in this year and month: of an event of several days that goes over the end of a month, the days in each. */
export function standings(edtf: string | undefined): Standing[] {
  const { from, to } = days(edtf);
  const one = from ?? to;
  if (!edtf || !one)
    return [{ year: undefined }];
  const [start, end] = [from ?? one, to ?? one];
  if (/^\d{4}-\d\d-\d\d(\/\d{4}-\d\d-\d\d)?$/.test(edtf)) {
    const found: { year: number; month: number; days: number[] }[] = [];
    const at = new Date(start);
    for (let i = 0; i < spanMax && at <= end; i++, at.setUTCDate(at.getUTCDate() + 1)) {
      const last = found.at(-1);
      if (last && last.month === at.getUTCMonth() + 1)
        last.days.push(at.getUTCDate());
      else
        found.push({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, days: [at.getUTCDate()] });
    }
    return found;
  }
  // "on that day or earlier" is a bound, not a day
  const bounded = from !== undefined && to !== undefined && start.getUTCFullYear() === end.getUTCFullYear() && start.getUTCMonth() === end.getUTCMonth();
  return [{ year: start.getUTCFullYear(), month: bounded ? start.getUTCMonth() + 1 : undefined }];
}

/** The weeks of a month as the reader's locale begins them; 0 where a day is of another month. */
export function weeks(year: number, month: number, first: number): number[][] {
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() - first + 7) % 7;
  return Array.from({ length: Math.ceil((before + length) / 7) }, (_, week) => Array.from({ length: 7 }, (_, day) => {
    const date = week * 7 + day - before + 1;
    return date >= 1 && date <= length ? date : 0;
  }));
}

/** On which day the reader's week begins: 0 is Sunday. */
export function firstDay(): number {
  try {
    const locale = new Intl.Locale(navigator.language) as Intl.Locale & { getWeekInfo?: () => { firstDay: number }; weekInfo?: { firstDay: number } };
    return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  } catch {
    return 1;
  }
}
