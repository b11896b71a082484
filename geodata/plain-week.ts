import type { WorkCalendar } from '#core/steps.ts';

/** The demo county has set no days off: its working days are Monday to Friday. */
export const plainWeek: WorkCalendar = { holidays: new Set(), worked: new Set() };
