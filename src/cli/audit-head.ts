import { COUNTYLESS, headLine } from '#audit/chain.ts';
import { sendHeads } from '#audit/heads.server.ts';
import { sentHeads } from '#audit/verify.read.server.ts';
import { answer, DONE, misuse, REFUSED, type Command } from '#cli/command.ts';
import { countyScope } from '#core/scope.ts';
import { readDb } from '#db/read.server.ts';

export const auditHead: Command = {
	name: 'audit head',
	usage: 'audit head [--send]',
	summary:
		'the newest hash of every chain, as a line to print on a bulletin; with --send to AUDIT_HEAD_FILE and AUDIT_HEAD_URL too',
	throughServer: true,
	withoutCounty: true,
	async run({ house, session }, args) {
		const send = args[0] === '--send';
		if (args.length > (send ? 1 : 0)) return misuse(`unexpected ${args.join(' ')}`, this.usage);
		const chains = [COUNTYLESS, ...(session ? [session.place.code] : [])];
		const heads = await sentHeads(readDb(house.engine, '', countyScope('')), chains, new Date());
		const lines = heads.map(headLine);
		if (!send) return answer(lines, { heads });
		const targets = house.settings.auditHeads;
		if (targets.file === null && targets.url === null)
			return answer([...lines, 'neither AUDIT_HEAD_FILE nor AUDIT_HEAD_URL is set'], { heads, sent: [] }, REFUSED);
		const sent = await sendHeads(targets, heads);
		const failed = sent.filter(({ fault }) => fault !== null);
		return answer(
			[...lines, ...sent.map(({ target, fault }) => `${target}: ${fault ?? 'sent'}`)],
			{ heads, sent },
			failed.length > 0 ? REFUSED : DONE
		);
	}
};
