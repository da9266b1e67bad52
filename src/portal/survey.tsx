import { type FormEvent, useEffect, useState } from 'react';
import type { SurveyFormDto } from '../api/contract/assessment-desk.ts';
import { call } from '../web/client.ts';
import { failureOf } from './load.tsx';
import { PageTitle } from './parts.tsx';
import type { PageProps } from './place.tsx';
import './survey.css';

/** Satisfaction with an authority: the code stands behind the sign # of the address, or is typed from the paper. */
export function SurveyPage({ params }: PageProps) {
  const path = `/public/survey/${params.region ?? ''}/${params.id ?? ''}`;
  const [code, setCode] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [form, setForm] = useState<SurveyFormDto>();
  const [problem, setProblem] = useState<string>();
  const [done, setDone] = useState(false);
  const open = async (given: string) => {
    setProblem(undefined);
    try {
      setForm(await call<SurveyFormDto>('POST', path, { body: { code: given } }));
    } catch (error) {
      setProblem(failureOf(error));
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, with the code that the address brought
  useEffect(() => {
    if (code.length >= 6) void open(code);
  }, []);
  if (done)
    return (
      <PageTitle title="谢谢，答卷已经收到">
        <p className="grey">平台只记下各选项的票数，不保存您的答卷，也不知道是谁答的。</p>
      </PageTitle>
    );
  if (form?.used)
    return (
      <PageTitle title="这个答卷码已经答过">
        <p className="grey">一码只答一次，感谢参与。</p>
      </PageTitle>
    );
  if (form)
    return (
      <Questions form={form} send={(answers) => call('POST', `${path}/answer`, { body: { code, answers } })} onDone={() => setDone(true)} />
    );
  return (
    <div className="form-page survey">
      <PageTitle title="满意度调查">
        <p className="grey">填纸面上的答卷码，或者扫二维码打开。</p>
      </PageTitle>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void open(code);
        }}
      >
        {problem ? (
          <div className="summary" role="alert">
            <p>{problem}</p>
          </div>
        ) : null}
        <div className="field">
          <label htmlFor="survey-code">答卷码</label>
          <input
            id="survey-code"
            className="input input-code"
            autoComplete="off"
            autoCapitalize="characters"
            required
            maxLength={20}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        </div>
        <button type="submit" className="button primary wide-button" disabled={code.trim().length < 6}>
          打开答卷
        </button>
      </form>
    </div>
  );
}

interface QuestionsProps {
  readonly form: SurveyFormDto;
  readonly send: (answers: Readonly<Record<string, number>>) => Promise<unknown>;
  readonly onDone: () => void;
}

function Questions({ form, send, onDone }: QuestionsProps) {
  const [answers, setAnswers] = useState<Readonly<Record<string, number>>>({});
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const missing = form.questions.filter((q) => answers[q.id] === undefined).length;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    try {
      await send(answers);
      onDone();
    } catch (error) {
      setProblem(failureOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="form-page survey" onSubmit={(event) => void submit(event)}>
      <PageTitle title={`您对${form.unitName}满意吗`}>
        <p className="grey">五道题，不记名，不到一分钟。</p>
      </PageTitle>
      {form.questions.map((q) => (
        <fieldset key={q.id} className="survey-question">
          <legend>{q.title}</legend>
          <div className="survey-answers">
            {form.answers.map((a) => (
              <label key={a.score} className="survey-answer">
                <input
                  type="radio"
                  name={q.id}
                  checked={answers[q.id] === a.score}
                  onChange={() => setAnswers((now) => ({ ...now, [q.id]: a.score }))}
                />
                <span>{a.title}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {problem ? (
        <div className="summary" role="alert">
          <p>{problem}</p>
        </div>
      ) : null}
      <button type="submit" className="button primary wide-button" disabled={busy || missing > 0}>
        {busy ? '正在提交…' : missing > 0 ? `还有${missing}题` : '提交'}
      </button>
    </form>
  );
}
