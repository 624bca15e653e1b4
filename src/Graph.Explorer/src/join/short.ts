import { dateWords, days } from '../dates';

const month = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** A date where there is little room, never more precise than it is: "Mar 2025", "2025". */
export function moment(edtf: string): string {
  const { from, to } = days(edtf);
  if (!from || !to)
    return dateWords(edtf);
  const year = from.getUTCFullYear() === to.getUTCFullYear();
  return year && from.getUTCMonth() === to.getUTCMonth() ? month.format(from) : year ? String(from.getUTCFullYear()) : `${from.getUTCFullYear()}–${to.getUTCFullYear()}`;
}
