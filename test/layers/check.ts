import { doorDomains, domainOf, domainsBelow, mayImport, packageRoles, roleOf } from './house.ts';
import type { SourceFile } from './source.ts';

const isOurs = (path: string): boolean => /^(src|sql|geodata|test)\//.test(path);

/** Imports that no arrow of the house allows. */
export function forbiddenEdges(files: readonly SourceFile[]): string[] {
	return files.flatMap(({ path, imports }) => {
		const role = roleOf(path);
		if (!role || !(role in mayImport)) return [`${path}: has no place in the house`];
		return imports.flatMap((to) => {
			const fault = isOurs(to) ? ownFault(path, to) : packageFault(path, to);
			return fault ? [`${path} → ${to}: ${fault}`] : [];
		});
	});
}

function ownFault(from: string, to: string): string | null {
	const [role, target] = [roleOf(from), roleOf(to)];
	if (!role || !target) return 'leaves the house';
	if ((role === 'view' || role === 'page') && /\.server(\.|$)/.test(to))
		return `a ${role} imports nothing of the server`;
	if (!mayImport[role].includes(target)) return `a ${role} does not import a ${target}`;
	const [domain, other] = [domainOf(from), domainOf(to)];
	if (!other || domain === other) return null;
	if (domain && !domainsBelow[domain]?.includes(other)) return `${domain} does not lie above ${other}`;
	if (role === 'door' && !doorDomains.includes(other)) return `the door knows nothing of ${other}`;
	return null;
}

function packageFault(from: string, name: string): string | null {
	const role = roleOf(from);
	const key = Object.keys(packageRoles).find((each) => name === each || name.startsWith(`${each}/`));
	if (!key || !role || packageRoles[key]?.includes(role)) return null;
	// Routes' own types come from here.
	if (name === '@sveltejs/kit' && /\.ts$/.test(from) && role === 'page') return null;
	return `a ${role} does not import ${key}`;
}

/** Circles among files of ours, each named once, from its first file in the alphabet. */
export function circles(files: readonly SourceFile[]): string[] {
	const edges = new Map(files.map(({ path, imports }) => [path, imports]));
	const found = new Set<string>();
	const done = new Set<string>();
	const visit = (path: string, trail: readonly string[]): void => {
		const at = trail.indexOf(path);
		if (at >= 0) {
			const ring = trail.slice(at);
			const start = ring.indexOf([...ring].sort()[0] ?? '');
			found.add([...ring.slice(start), ...ring.slice(0, start + 1)].join(' → '));
			return;
		}
		if (done.has(path)) return;
		for (const to of edges.get(path) ?? []) visit(to, [...trail, path]);
		done.add(path);
	};
	for (const path of [...edges.keys()].sort()) visit(path, []);
	return [...found];
}

const LONGEST = 400;
const LONGEST_COMPONENT = 250;
const MEDIAN = 80;
const NEARLY_ALL = 250;

/** Generated rows and words are as long as what they list. */
const isFree = (path: string): boolean => path === 'src/db/tables.ts' || path.startsWith('src/text/');

const quantile = (sorted: readonly number[], share: number): number =>
	sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Files longer than their budget, and the whole house's median and 95th percentile. */
export function overBudget(files: readonly SourceFile[]): string[] {
	const counted = files.filter(({ path }) => !isFree(path));
	const single = counted.flatMap(({ path, lines }) => {
		const limit = path.endsWith('.svelte') ? LONGEST_COMPONENT : LONGEST;
		return lines > limit ? [`${path}: ${lines} lines, at most ${limit}`] : [];
	});
	const sorted = counted.map(({ lines }) => lines).sort((a, b) => a - b);
	const [median, nearlyAll] = [quantile(sorted, 0.5), quantile(sorted, 0.95)];
	if (median > MEDIAN) single.push(`the median file has ${median} lines, at most ${MEDIAN}`);
	if (nearlyAll > NEARLY_ALL) single.push(`the 95th percentile is ${nearlyAll} lines, at most ${NEARLY_ALL}`);
	return single;
}

const NAMELESS = /(^|[/-])(utils?|helpers?|common|misc)([./-]|$)/i;

/** Files and folders whose name says nothing. */
export const namelessPlaces = (files: readonly SourceFile[]): string[] =>
	files.map(({ path }) => path).filter((path) => NAMELESS.test(path));
