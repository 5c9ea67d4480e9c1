import { Hidden, listOf, type SubjectReader } from './seenSubject.ts';

async function userNamed(database: Parameters<SubjectReader>[0]['database'], name: string) {
  const user = await database.write.selectFrom('users').selectAll().where('name', '=', name).executeTakeFirst();
  if (user === undefined) return null;
  const registries = await database.write
    .selectFrom('user_registries')
    .innerJoin('registries', 'registries.id', 'user_registries.registry_id')
    .select('registries.name')
    .where('user_registries.user_name', '=', user.name)
    .orderBy('registries.name')
    .execute();
  return {
    type: 'user',
    id: user.name,
    name: user.name,
    facts: {
      UserName: user.name,
      Role: user.role,
      Registries: user.sees_all === 1 ? 'all' : registries.map(({ name }) => name),
      Disabled: user.disabled_at !== null,
      SecondStep: user.totp_since !== null,
      // Of the hash, and never told: what it was made of does not change while the password stays.
      Password: new Hidden(user.password_hash),
    },
  } as const;
}

/** Another user, by name. */
export const userSubject: SubjectReader = async ({ database, parameters: { UserName } }) =>
  typeof UserName === 'string' ? userNamed(database, UserName) : null;

/** Whoever asks. */
export const ownSubject: SubjectReader = ({ database, userName }) => userNamed(database, userName);

/** An access key, by its id. */
export const accessKeySubject: SubjectReader = async ({ database, parameters: { AccessKeyId } }) => {
  if (typeof AccessKeyId !== 'string') return null;
  const key = await database.write
    .selectFrom('access_keys')
    .selectAll()
    .where('id', '=', AccessKeyId)
    .executeTakeFirst();
  if (key === undefined) return null;
  return {
    type: 'accessKey',
    id: key.id,
    name: key.name,
    facts: {
      Name: key.name,
      ReadOnly: key.read_only === 1,
      Addresses: listOf(key.addresses),
      ExpiryTime: key.expires_at === null ? null : new Date(key.expires_at).toISOString(),
      Disabled: key.disabled_at !== null,
    },
  };
};
