import { answer, answerOutcome, misuse, type Command } from '#cli/command.ts';
import { formatMu, muToNumber } from '#core/mu.ts';
import { groundKinds, ledgerKinds } from '#land/leads.ts';
import { readOptions } from '#cli/options.ts';
import { analyseOverContract, type OverContractRun } from '#land/over-contract.write.server.ts';
import { recomputeChanged } from '#land/recompute.write.server.ts';

export const analyse: Command = {
	name: 'analyse',
	usage: 'analyse over-contract [--changed]',
	summary:
		'compare what is occupied with what was contracted; run again, it changes nothing; --changed: only around what changed',
	throughServer: true,
	async run({ session }, args) {
		const { parsed, misused } = readOptions(this, args, { changed: { type: 'boolean' } });
		if (misused) return misused;
		if (parsed.positionals.join() !== 'over-contract') return misuse('expected over-contract', this.usage);
		const outcome = await session!.write<OverContractRun | null>(
			'land.analyse',
			parsed.values.changed ? recomputeChanged : analyseOverContract
		);
		return answerOutcome(outcome, (run) => {
			if (run === null) return answer(['nothing has changed since the last comparison'], { ok: true, compared: 0 });
			const { id, number, businessDate, settings, counts, compared } = run;
			const { byKind, ...rest } = counts;
			// Two sums that are never added to each other; what adds no land is in neither.
			const sumOf = (kinds: readonly string[]) =>
				kinds.reduce((sum, kind) => (kind === 'short_area' ? sum : sum + (byKind[kind]?.mu ?? 0)), 0);
			const [ledger, ground] = [sumOf(ledgerKinds), sumOf(groundKinds)];
			const kinds = Object.entries(byKind).sort(([a], [b]) => (a < b ? -1 : 1));
			return answer(
				[
					`run ${number} (${id}) on ${businessDate}: ${compared} of ${counts.candidates} occupations compared`,
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
					compared,
					...rest,
					ledger_mu: muToNumber(ledger),
					ground_mu: muToNumber(ground),
					by_kind: Object.fromEntries(kinds.map(([kind, { count, mu }]) => [kind, { count, over_mu: muToNumber(mu) }]))
				}
			);
		});
	}
};
