import { sql } from 'kysely';
import type { Asker } from '#core/steps.ts';
import { inScope } from '#db/in-scope.ts';
import type { ReadDb } from '#db/read.server.ts';
import { waitingList, type WaitingList } from '#land/home/waiting.ts';
import { listCharges } from './charge-list.read.server.ts';
import { chargeNumber } from './charge.ts';

const record = (number: number) => ({ name: chargeNumber(number), href: `/land/charges/${number}` });

/** Charges past their day, for the village that signed for them and for the 三资代理中心 that takes the money down. */
export async function chargesThatWait(db: ReadDb, asker: Asker, today: string): Promise<WaitingList> {
	const village = asker.level === 'village' && asker.permissions.has('land.case.decide');
	const rows = village || asker.permissions.has('land.charge.pay') ? await listCharges(db, today) : [];
	return waitingList(
		'charge',
		rows
			.filter(({ overdue }) => overdue > 0)
			.map(({ number, village: place, nextOn }) => ({
				...{ kind: 'charge' as const, ...record(number), ask: 'collect', village: place, dueOn: nextOn }
			})),
		today
	);
}

/** Waivers that somebody else asked for and nobody has granted. */
export async function waiversThatWait(db: ReadDb, asker: Asker, today: string): Promise<WaitingList> {
	if (!asker.permissions.has('land.charge.waive')) return waitingList('waiver', [], today);
	const { rows } = await sql<{ number: number; village: string }>`
		select charge.feature_no as number, charge.village_code as village
		from charge_waiver
		join charge on charge.county_code = ${db.county} and charge.id = charge_waiver.charge_id
		where charge_waiver.county_code = ${db.county} and charge_waiver.granted_on is null
			and charge_waiver.asked_by <> ${asker.id} and ${inScope(db, 'charge.village_code')}
		order by charge_waiver.asked_on, charge_waiver.id`.execute(db.query);
	return waitingList(
		'waiver',
		rows.map(({ number, village }) => ({
			...{ kind: 'waiver', ...record(number), ask: 'grant', village, dueOn: null }
		})),
		today
	);
}
