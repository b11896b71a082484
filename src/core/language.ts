/** zh is the default; a person's choice is kept in a cookie until people sign in. */
export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

export const LANGUAGE_COOKIE = 'language';

export const languageOf = (value: string | undefined): Language => (value === 'en' ? 'en' : 'zh');
