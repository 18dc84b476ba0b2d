/** placeholder */
import type { Tools } from '../../cloud/kernel/tools';
export async function seedDemo(_tools: Tools): Promise<{ usernames: string[]; password: string } | undefined> {
  return undefined;
}
