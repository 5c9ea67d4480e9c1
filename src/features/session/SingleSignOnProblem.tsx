import { Alert } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { problemIn } from '#contract/access/singleSignOn.ts';
import { ErrorDetails } from '../../ui/errors/ErrorDetails.tsx';
import styles from './session.module.css';

/** Why the identity provider has signed nobody in, as the server says it in the address; which is then without it again. */
export function SingleSignOnProblem() {
  const { t } = useTranslation('session');
  const { hash, pathname, search } = useLocation();
  const navigate = useNavigate();
  const [problem] = useState(() => problemIn(hash));
  const isSaid = problem !== null && problemIn(hash) === problem;
  useEffect(() => {
    if (isSaid) void navigate({ pathname, search }, { replace: true });
  }, [isSaid, navigate, pathname, search]);
  if (problem === null) return null;
  return (
    <div className={styles.alert}>
      <Alert
        type="error"
        showIcon
        role="alert"
        title={t(`singleSignOn.message.${problem}`)}
        description={
          <ErrorDetails
            text={{
              code: `SingleSignOn.${problem}`,
              message: t(`singleSignOn.message.${problem}`),
              advice: t(`singleSignOn.advice.${problem}`),
              requestId: null,
            }}
          />
        }
      />
    </div>
  );
}
