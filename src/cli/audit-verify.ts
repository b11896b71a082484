import { COUNTYLESS } from '#audit/chain.ts';
import { verifyTrail } from '#audit/verify.read.server.ts';
import { answer, DONE, REFUSED, type Command } from '#cli/command.ts';
import { countyScope } from '#core/scope.ts';
import { readDb } from '#db/read.server.ts';

export const auditVerify: Command = {
	name: 'audit verify',
	usage: 'audit verify',
	summary: 'walk every chain of the trail and name the first entry that does not hold',
	throughServer: true,
	withoutCounty: true,
	async run({ house, session }) {
		const chains = [COUNTYLESS, ...(session ? [session.place.code] : [])];
		const results = [];
		for (const chain of chains) results.push(await verifyTrail(readDb(house.engine, chain, countyScope(chain)), chain));
		const whole = results.every(({ fault }) => fault === null);
		const lines = results.map(
			({ chain, entries, fault }) =>
				`${chain}: ${entries} entries, ${fault ? `${fault.fault} at seq ${fault.seq}` : 'whole'}`
		);
		return answer(lines, { ok: whole, chains: results }, whole ? DONE : REFUSED);
	}
};
