import { address, type Of } from '../api';
import { dateWords } from '../dates';
import { status } from '../entity/facts';
import { h, joined } from '../h';
import { entityLink, meetingPage } from '../ui/entity';
import { proof } from '../ui/evidence';
import { capital, plain } from '../words';

const partiesMax = 6;

/** An event in one line or two: what, when, where, who, and who says so. */
export function eventItem(meeting: Of<'Meeting'>): HTMLElement {
  const api = meeting.basis === 'stated' ? address('/v1/relations/{id}', { id: meeting.id }) : address('/v1/meetings/{id}', { id: meeting.id });
  const evidence = meeting.evidence.length > 0 ? meeting.evidence : meeting.participants.flatMap(one => one.evidence);
  const exact = /^\d{4}-\d\d-\d\d$/.test(meeting.date ?? '');
  return h('li', null,
    h('p', null, h('a', { href: meetingPage(meeting) }, h('bdi', null, meeting.name)), ' ', status(meeting.status)),
    h('p', { class: 'small soft' }, capital(plain(meeting.kind)), exact ? '' : ` · ${dateWords(meeting.date)}`, meeting.place ? [' · ', entityLink(meeting.place)] : null,
      meeting.participants.length > 0 ? [' · ', joined(meeting.participants.slice(0, partiesMax).map(one => entityLink(one.entity))), meeting.participants.length > partiesMax && ` and ${meeting.participants.length - partiesMax} more`] : null, ' · ',
      evidence.length > 0 ? proof({ claim: meeting.name, date: meeting.date, evidence, api }) : h('a', { href: meetingPage(meeting), 'aria-label': `what came of it: ${meeting.name}` }, 'what came of it')));
}
