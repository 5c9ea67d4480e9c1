/** A pattern of LIKE that finds `text` anywhere; what is special to LIKE is taken as it stands. Goes with `escape '\'`. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}
