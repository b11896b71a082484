import type { Asker } from '#core/steps.ts';
import type { ReadDb } from '#db/read.server.ts';
import { casesThatWait } from '#land/cases/waiting.read.server.ts';
import { chargesThatWait, waiversThatWait } from '#land/charges/waiting.read.server.ts';
import { contractsThatWait, handUpsThatWait } from '#land/contracts/waiting.read.server.ts';
import { debtsThatWait } from '#land/debts/waiting.read.server.ts';
import { findingsThatWait } from '#land/finding-waiting.read.server.ts';
import { offersThatWait } from '#land/reclaimed/waiting.read.server.ts';
import { meetingsThatWait } from './meetings-waiting.read.server.ts';
import type { WaitingList } from './waiting.ts';

type Source = (db: ReadDb, asker: Asker, today: string) => Promise<WaitingList>;

/** Where what waits comes from, in the order of the filter. Whatever else of land waits joins here; higher subjects join in the route. */
const sources: readonly Source[] = [
	casesThatWait,
	contractsThatWait,
	handUpsThatWait,
	chargesThatWait,
	waiversThatWait,
	debtsThatWait,
	offersThatWait,
	meetingsThatWait,
	findingsThatWait
];

/** What waits for whoever asks, a list a kind. */
export const waitingLists = (db: ReadDb, asker: Asker, today: string): Promise<WaitingList[]> =>
	Promise.all(sources.map((source) => source(db, asker, today)));
