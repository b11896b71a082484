import type { Mu } from '#core/mu.ts';
import type { MultiPolygonRings } from '#core/geometry.ts';
import type { FindingKind, FindingStatus } from '#land/finding-list.ts';
import type { Change, VersionStep } from '#land/history.ts';
import type { MatchDecision } from '#land/match-state.ts';
import { drawPlan, planFrame, type Plan } from '#land/plan.ts';

/** A red line, a class of land use, land taken back or a governance grid that some land lies on, and how much of the land. */
export interface LiesOn {
	what: 'red_line' | 'land_use' | 'reclaimed' | 'grid';
	/** The red line's kind; of land use scheme and code; what land taken back is; the grid's level. */
	kind: string;
	name: string | null;
	mu: Mu;
}

export interface DossierSurvey {
	number: number;
	code: string;
	holder: string | null;
	mu: Mu;
	method: string | null;
	surveyedOn: string | null;
	/** How much of it lies on the land of the dossier. */
	sharedMu: Mu;
}

export interface DossierFinding {
	number: number;
	kind: FindingKind;
	status: FindingStatus;
	overMu: Mu;
}

export interface DossierContract {
	number: string;
	lessee: string | null;
	form: string;
	status: string;
	/** Of the whole contract, and of this parcel in it where the contract says so. */
	contractedMu: Mu;
	parcelMu: Mu | null;
	startsOn: string | null;
	endsOn: string | null;
}

/** What people said last of whose land it is (以图找地). */
export interface DossierMatch {
	decision: MatchDecision | null;
	contract: string | null;
	user: string | null;
	reason: string | null;
	note: string | null;
	actor: string;
	at: Date;
}

/** A zone or project area that land lies in. */
export interface DossierZone {
	number: number;
	name: string;
	layout: string;
	status: string;
	sharedMu: Mu;
}

/** One version of a shape as it is drawn beside the next. */
export interface DrawnVersion {
	version: number;
	from: Date;
	to: Date | null;
	areaMu: Mu | null;
	plan: Plan | null;
}

/** Two versions side by side: both shapes at one scale, and what else is different. */
export interface ComparedVersions {
	before: DrawnVersion;
	after: DrawnVersion;
	changes: Change[];
}

interface ShapedState {
	version: number;
	from: Date;
	to: Date | null;
	state: Readonly<Record<string, unknown>>;
	rings: MultiPolygonRings;
}

const WIDTH = 300;
const HEIGHT = 220;

/** Each version beside the one before it, oldest first; a record that never changed has none. In each drawing the other's outline is dashed. */
export function compareVersions(states: readonly ShapedState[], steps: readonly VersionStep[]): ComparedVersions[] {
	return states.slice(1).map((after, index) => {
		const before = states[index]!;
		const frame = planFrame([before.rings, after.rings], WIDTH, HEIGHT);
		const drawn = (state: ShapedState, other: ShapedState): DrawnVersion => ({
			version: state.version,
			from: state.from,
			to: state.to,
			areaMu: typeof state.state.area_mu === 'number' ? state.state.area_mu : null,
			plan:
				frame &&
				drawPlan(frame, [
					{ role: 'former', rings: other.rings },
					{ role: 'subject', rings: state.rings }
				])
		});
		return {
			before: drawn(before, after),
			after: drawn(after, before),
			changes: steps.find(({ version }) => version === after.version)?.changes ?? []
		};
	});
}
