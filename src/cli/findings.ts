import { answer, misuse, refusal, type Command } from '#cli/command.ts';
import { formatMu, muToNumber } from '#core/mu.ts';
import { recordSensitiveRead } from '#door/hand-out.server.ts';
import { exportedFindings, type ExportedFinding } from '#land/findings-export.read.server.ts';

const decimal = (mu: number | null): number | null => (mu === null ? null : muToNumber(mu));

const document = (finding: ExportedFinding) => ({
	number: finding.number,
	kind: finding.kind,
	status: finding.status,
	village: finding.village,
	village_code: finding.villageCode,
	occupation: finding.occupation,
	contract: finding.contract,
	other_contract: finding.otherContract,
	holder: finding.holder,
	linked_by: finding.linkedBy,
	measured_mu: decimal(finding.measuredMu),
	contracted_mu: decimal(finding.contractedMu),
	tolerance_mu: decimal(finding.toleranceMu),
	over_mu: muToNumber(finding.overMu),
	formula: finding.formula,
	borderline: finding.borderline,
	survey_method: finding.surveyMethod,
	fit_for_money: finding.fitForMoney,
	version: finding.version,
	run: finding.run,
	pieces: finding.pieces.map(({ kind, mu, m2, other, sliver }) => ({
		kind,
		area_mu: muToNumber(mu),
		area_m2: m2,
		other_contract: other,
		sliver
	}))
});

export const findings: Command = {
	name: 'findings',
	usage: 'findings',
	summary: 'every lead with its figures and the pieces of the land it speaks of; names masked',
	throughServer: true,
	async run({ session }, args) {
		if (args.length > 0) return misuse(`unexpected ${args.join(' ')}`, this.usage);
		const list = await exportedFindings(session!.read);
		const recorded = await recordSensitiveRead(session!, {
			...{ permission: 'land.export', action: 'export.findings' },
			note: { kind: 'export', count: list.length, detail: { command: this.name } }
		});
		if (!recorded.ok) return refusal(recorded);
		const lines = list.map(({ number, kind, village, contract, holder, overMu }) =>
			[
				String(number).padStart(5),
				kind.padEnd(18),
				formatMu(overMu).padStart(10),
				village ?? '—',
				contract ?? '—',
				holder ?? '—'
			].join('  ')
		);
		return answer(list.length === 0 ? ['no leads: mutu analyse over-contract'] : lines, list.map(document));
	}
};
