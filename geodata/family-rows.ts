import { STANDARD } from './contract-rows.ts';
import { muOf } from './measure.ts';
import type { VillageLand } from './land.ts';
import type { Random } from '#core/random.ts';
import { day, shapeOf, type Sheet } from './rows.ts';
import { rewalked } from './survey.ts';
import type { People } from './people.ts';

/**
 * Family contracts (家庭承包, 110): fields far apart, one contract a family, and a survey of some. Where the survey differs
 * from the paper it is counted and nothing more (domain.md finding 9).
 */
export function addFamilies({ factory, rows }: Sheet, land: VillageLand, people: People, random: Random): void {
	const { code } = land.village;
	const fields = land.family.map(({ block, row, strip }) => block.span(row, strip, strip + 1));
	const families = Math.round(fields.length / 2);
	const own = Array.from({ length: families }, (): number[] => []);
	fields.forEach((_, i) => own[i % families]!.push(i));

	for (const mine of own) {
		const name = people.next();
		const parcels = mine.map((i) => {
			const mu = muOf(fields[i]!);
			const field = {
				name: random.pick(FIELD_NAMES),
				category: '10',
				ownership: '32',
				land_use_code: random.chance(0.22) ? '0102' : '0103'
			};
			return factory.parcel({ ...field, village_code: code, declared_mu: mu, shape: shapeOf([fields[i]!]) });
		});
		const differs = random.chance(0.09);
		const factor = differs ? 1 - random.between(-0.14, 0.2) : 1;
		const papers = parcels.map((parcel) => Math.round(parcel.declared_mu! * factor));
		const contract = factory.contract({
			village_code: code,
			household: true,
			lessee_name: name,
			contracted_mu: papers.reduce((sum, mu) => sum + mu, 0),
			...STANDARD,
			signed_on: day(2017, random.whole(3, 11), random.whole(1, 28)),
			starts_on: '1998-01-01',
			ends_on: '2057-12-31',
			status: 'archived'
		});
		rows.parcel.push(...parcels);
		rows.contract.push(contract);
		parcels.forEach((parcel, k) => {
			const pair = { contract_id: contract.id, parcel_id: parcel.id };
			rows.contract_parcel.push(
				factory.contractParcel({ ...pair, ...STANDARD, contracted_mu: papers[k]!, basis: '110' })
			);
		});
		if (!random.chance(differs ? 0.8 : 0.28)) continue;
		const walked = mine.map((i) => [rewalked(fields[i]!, random, 0.02)]);
		rows.occupation.push(
			factory.occupation({
				village_code: code,
				contract_number: contract.number,
				lessee_code: contract.lessee_code,
				lessee_name: name,
				method: random.pick(['rtk', 'uav']),
				surveyed_on: day(2026, random.whole(3, 10), random.whole(1, 28)),
				shape: shapeOf(...walked)
			})
		);
	}
}

export const FIELD_NAMES =
	'河湾地 场背后 沟门前 大路畔 坟坡 前梁 后梁 井沿上 老坟湾 阳坡 阴坡 窑顶上 碾道前 水渠边 圪梁上 二道坪'.split(' ');
