import { answer, answerOutcome, misuse, type Command } from '#cli/command.ts';
import { formatMu, muToNumber } from '#core/mu.ts';
import { groundKinds, ledgerKinds } from '#land/leads.ts';
import { analyseOverContract } from '#land/over-contract.write.server.ts';

export const analyse: Command = {
	name: 'analyse',
	usage: 'analyse over-contract',
	summary: 'compare what is occupied with what was contracted; run again, it changes nothing',
	throughServer: true,
	async run({ session }, args) {
		if (args.length !== 1 || args[0] !== 'over-contract') return misuse('expected over-contract', this.usage);
		const outcome = await session!.write('land.analyse', (tx, actor) => analyseOverContract(tx, actor));
		return answerOutcome(outcome, ({ id, number, businessDate, settings, counts }) => {
			const { byKind, ...rest } = counts;
			// Two sums that are never added to each other; what adds no land is in neither.
			const sumOf = (kinds: readonly string[]) =>
				kinds.reduce((sum, kind) => (kind === 'short_area' ? sum : sum + (byKind[kind]?.mu ?? 0)), 0);
			const [ledger, ground] = [sumOf(ledgerKinds), sumOf(groundKinds)];
			const kinds = Object.entries(byKind).sort(([a], [b]) => (a < b ? -1 : 1));
			return answer(
				[
					`run ${number} (${id}) on ${businessDate}: ${counts.candidates} occupations compared`,
					...Object.entries(counts.outcomes).map(([outcome, count]) => `${String(count).padStart(9)} ${outcome}`),
					...kinds.map(([kind, { count, mu }]) => `${String(count).padStart(9)} ${kind}  ${formatMu(mu)} 亩`),
					`ledger ${formatMu(ledger)} 亩, on the ground ${formatMu(ground)} 亩`,
					`${counts.added} added, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.gone} gone; ${counts.slivers} slivers not listed, ${counts.clusters} clusters`
				],
				{
					ok: true,
					run: id,
					number,
					business_date: businessDate,
					settings,
					...rest,
					ledger_mu: muToNumber(ledger),
					ground_mu: muToNumber(ground),
					by_kind: Object.fromEntries(kinds.map(([kind, { count, mu }]) => [kind, { count, over_mu: muToNumber(mu) }]))
				}
			);
		});
	}
};
