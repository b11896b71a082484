import { analyse } from '#cli/analyse.ts';
import { auditHead } from '#cli/audit-head.ts';
import { auditVerify } from '#cli/audit-verify.ts';
import { bench } from '#cli/bench.ts';
import { backup } from '#cli/backup.ts';
import type { Command } from '#cli/command.ts';
import { demo } from '#cli/demo.ts';
import { doctor } from '#cli/doctor.ts';
import { findings } from '#cli/findings.ts';
import { imageryAdd, imageryHide, imageryList, imageryShow } from '#cli/imagery.ts';
import { importCommand } from '#cli/import.ts';
import { init } from '#cli/init.ts';
import { keysRotate } from '#cli/keys-rotate.ts';
import { migrateCommand } from '#cli/migrate.ts';
import { restore } from '#cli/restore.ts';
import { user } from '#cli/user.ts';

/** Every command of `mutu`, in the order the overview lists them. */
export const commands: readonly Command[] = [
	init,
	user,
	demo,
	importCommand,
	imageryAdd,
	imageryList,
	imageryHide,
	imageryShow,
	analyse,
	findings,
	doctor,
	auditVerify,
	auditHead,
	backup,
	restore,
	migrateCommand,
	keysRotate,
	bench
];
