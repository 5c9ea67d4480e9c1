type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

/** A key without its plural form. */
export type Base<Key> = Key extends `${infer Singular}_${PluralForm}` ? Singular : Key;

/** What another language has to say, given English: the same keys, each plural in the forms that the language has. */
export type Translation<English> = {
  readonly [Key in keyof English as Base<Key> extends Key ? Key : never]: English[Key] extends string
    ? string
    : Translation<English[Key]>;
} & {
  readonly [Key in keyof English as Base<Key> extends Key ? never : `${Base<Key> & string}_other`]: string;
} & {
  readonly [Key in keyof English as Base<Key> extends Key ? never : `${Base<Key> & string}_${PluralForm}`]?: string;
};
