import { COUNTYLESS } from '#audit/chain.ts';
import { HeadFileError, readHeads } from '#audit/heads.server.ts';
import { verifyTrail } from '#audit/verify.read.server.ts';
import { answer, DONE, misuse, refusal, REFUSED, type Command } from '#cli/command.ts';
import { refused } from '#core/outcome.ts';
import { countyScope } from '#core/scope.ts';
import { readDb } from '#db/read.server.ts';

export const auditVerify: Command = {
	name: 'audit verify',
	usage: 'audit verify [--heads FILE]',
	summary:
		'walk every chain of the trail, and hold it against the heads sent out; name the first entry that does not hold',
	throughServer: true,
	withoutCounty: true,
	async run({ house, session }, args) {
		const [option, file, ...more] = args;
		if (more.length > 0 || (option !== undefined && (option !== '--heads' || !file)))
			return misuse(`unexpected ${args.join(' ')}`, this.usage);
		let sent;
		try {
			sent = file ? await readHeads(file) : [];
		} catch (error) {
			if (error instanceof HeadFileError || (error as NodeJS.ErrnoException).code !== undefined)
				return refusal(refused('audit.heads_file', { message: (error as Error).message }));
			throw error;
		}
		const chains = new Set([COUNTYLESS, ...(session ? [session.place.code] : []), ...sent.map(({ chain }) => chain)]);
		const results = [];
		for (const chain of [...chains].sort()) {
			const result = await verifyTrail(readDb(house.engine, chain, countyScope(chain)), chain, sent);
			results.push({ ...result, heads: sent.filter((head) => head.chain === chain).length });
		}
		const whole = results.every(({ fault }) => fault === null);
		const lines = results.map(
			({ chain, entries, fault, heads }) =>
				`${chain}: ${entries} entries${file ? `, ${heads} heads` : ''}, ${fault ? `${fault.fault} at seq ${fault.seq}` : 'whole'}`
		);
		return answer(lines, { ok: whole, chains: results }, whole ? DONE : REFUSED);
	}
};
