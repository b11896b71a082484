import { peopleTemplate } from '#auth/import-templates.ts';
import type { Template } from '#core/import-template.ts';
import { chargeTemplates } from '#land/charges/import-templates.ts';
import { contractLedgerTemplates } from '#land/contracts/import-templates.ts';
import { debtTemplates } from '#land/debts/import-templates.ts';
import { landTemplates } from '#land/import-templates.ts';
import { offerTemplates } from '#land/reclaimed/import-templates.ts';
import { stewardshipTemplates } from '#stewardship/import-templates.ts';
import { territoryTemplates } from '#territory/import-templates.ts';
import { projectTemplates } from '#projects/import-templates.ts';
import { zoneTemplates } from '#zones/import-templates.ts';

/** Tables to fill in, of every kind a file can be taken for; a kind may have several, the first is its own. */
export const importTemplates: readonly Template[] = [
	...territoryTemplates,
	...landTemplates,
	...contractLedgerTemplates,
	...debtTemplates,
	...chargeTemplates,
	...offerTemplates,
	...zoneTemplates,
	...projectTemplates,
	...stewardshipTemplates
];

/** Those, and what comes in by a page of its own. */
export const allTemplates: readonly Template[] = [...importTemplates, peopleTemplate];
