import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';

/**
 * What an authenticator shows.
 * @param secret as it is typed into one, with spaces or without
 * @param ahead half minutes from now: a code counts once, and the next one is good already
 */
export const totpCode = (secret: string, ahead = 0): Promise<string> =>
	createOTP(new TextDecoder().decode(base32.decode(secret.replace(/\s/g, '')))).hotp(
		Math.floor(Date.now() / 30_000) + ahead
	);
