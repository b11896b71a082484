import { accepted, refused, type Outcome } from '#core/outcome.ts';
import type { Actor } from '#core/permission.ts';
import { languages, type Language } from '#core/language.ts';
import { PEOPLE } from '#auth/join.write.server.ts';
import { textSizes, type TextSize } from '#auth/person.ts';
import type { Tx } from '#db/tx.server.ts';

/** A person's own language and size of text. */
export async function setPreferences(
	tx: Tx,
	actor: Actor,
	asked: { language: string; textSize: string }
): Promise<Outcome<{ language: Language; textSize: TextSize }>> {
	const language = languages.find((each) => each === asked.language);
	const textSize = textSizes.find((each) => each === asked.textSize);
	if (!language || !textSize)
		return refused('person.preferences', {
			expected: [...languages, ...textSizes],
			got: [asked.language, asked.textSize]
		});
	const before = await tx.query
		.selectFrom('person')
		.select(['language', 'text_size'])
		.where('county_code', '=', tx.county)
		.where('id', '=', actor.id)
		.forUpdate()
		.executeTakeFirst();
	await tx.query
		.updateTable('person')
		.set({ language, text_size: textSize })
		.where('county_code', '=', tx.county)
		.where('id', '=', actor.id)
		.execute();
	tx.touch(PEOPLE);
	tx.note({
		...{ kind: 'person', ids: [actor.id] },
		changes: {
			language: [before?.language ?? null, language],
			textSize: [before?.text_size ?? null, textSize]
		}
	});
	return accepted({ language, textSize });
}
