/**
 * Subjects of words. `zh/<subject>.ts` and `en/<subject>.ts` each export one const named as the subject; en is typed as zh.
 * A new subject is those two files and one line here.
 */
export interface Subjects {
	shell: typeof import('./zh/shell.ts').shell;
	account: typeof import('./zh/account.ts').account;
	land: typeof import('./zh/land.ts').land;
	findings: typeof import('./zh/findings.ts').findings;
	imagery: typeof import('./zh/imagery.ts').imagery;
	pictures: typeof import('./zh/pictures.ts').pictures;
	import: typeof import('./zh/import.ts').import;
	screen: typeof import('./zh/screen.ts').screen;
	zones: typeof import('./zh/zones.ts').zones;
	shapes: typeof import('./zh/shapes.ts').shapes;
	lines: typeof import('./zh/lines.ts').lines;
	footprint: typeof import('./zh/footprint.ts').footprint;
	oldmap: typeof import('./zh/oldmap.ts').oldmap;
	projects: typeof import('./zh/projects.ts').projects;
	enterprises: typeof import('./zh/enterprises.ts').enterprises;
	basis: typeof import('./zh/basis.ts').basis;
	factors: typeof import('./zh/factors.ts').factors;
	plans: typeof import('./zh/plans.ts').plans;
	planSheet: typeof import('./zh/planSheet.ts').planSheet;
	planSides: typeof import('./zh/planSides.ts').planSides;
	planGrids: typeof import('./zh/planGrids.ts').planGrids;
	planNames: typeof import('./zh/planNames.ts').planNames;
	planComments: typeof import('./zh/planComments.ts').planComments;
	zonepage: typeof import('./zh/zonepage.ts').zonepage;
	course: typeof import('./zh/course.ts').course;
	drawing: typeof import('./zh/drawing.ts').drawing;
	help: typeof import('./zh/help.ts').help;
	map: typeof import('./zh/map.ts').map;
	match: typeof import('./zh/match.ts').match;
	dossier: typeof import('./zh/dossier.ts').dossier;
	cases: typeof import('./zh/cases.ts').cases;
	charges: typeof import('./zh/charges.ts').charges;
	reclaimed: typeof import('./zh/reclaimed.ts').reclaimed;
	meetings: typeof import('./zh/meetings.ts').meetings;
	told: typeof import('./zh/told.ts').told;
	handovers: typeof import('./zh/handovers.ts').handovers;
	work: typeof import('./zh/work.ts').work;
	tolerance: typeof import('./zh/tolerance.ts').tolerance;
	tools: typeof import('./zh/tools.ts').tools;
	debts: typeof import('./zh/debts.ts').debts;
	home: typeof import('./zh/home.ts').home;
	rules: typeof import('./zh/rules.ts').rules;
	stewardship: typeof import('./zh/stewardship.ts').stewardship;
	responsible: typeof import('./zh/responsible.ts').responsible;
	labels: typeof import('./zh/labels.ts').labels;
	departments: typeof import('./zh/departments.ts').departments;
	people: typeof import('./zh/people.ts').people;
	devices: typeof import('./zh/devices.ts').devices;
	audit: typeof import('./zh/audit.ts').audit;
	contracts: typeof import('./zh/contracts.ts').contracts;
	template: typeof import('./zh/template.ts').template;
}

export type Subject = keyof Subjects;
