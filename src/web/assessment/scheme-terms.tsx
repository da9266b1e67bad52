import type { Scheme } from '../../api/contract/assessments.ts';
import { ChoiceField, NumberField, Row, TextField } from './fields.tsx';

/** What holds for the whole: composition, grades, ties, what becomes of the weight of what does not apply. */
export function SchemeTerms({ scheme }: { readonly scheme: Scheme }) {
  const { composition: c, extras, grades, spread, ties, nodes } = scheme;
  const titled = ties.map((code) => nodes.find((n) => n.code === code)?.title ?? code);
  return (
    <section className="section">
      <h2>计分办法</h2>
      <ul className="scheme-terms">
        <li>
          总分＝材料{c.material}%＋实地{c.onsite}%＋满意度{c.survey}%＋日常监测{c.daily}%；缺的部分，所占比例由其他部分分担。加分至多
          {extras.bonus}分，减分至多{extras.deduction}
          分，总分在0至100之间。
        </li>
        <li>
          没有相应事项的指标不适用，其分值按比例分到
          {spread === 'first-level' ? '同一一级指标下的其他指标；都不适用的，分到其余各项' : '其余各项'}。
        </li>
        <li>
          名次按未经四舍五入的总分排列；总分相同的{titled.length > 0 ? `，依次比较${titled.join('、')}；仍相同的` : ''}并列。公布的分数保留
          {scheme.rounding.digits}位小数，四舍五入。
        </li>
        {Object.entries(grades).map(([group, list]) => (
          <li key={group}>
            {group === '*' ? '其他各组' : (scheme.groups.find((g) => g.id === group)?.title ?? group)}：
            {list.map((g) => `${g.from}分以上${g.title}`).join('，')}，以下不合格（以上含本数）；命中否决项的不得评最高等次。
          </li>
        ))}
      </ul>
      {scheme.note ? <p className="grey">{scheme.note}</p> : null}
      <p className="grey small">依据：{scheme.basis.text}</p>
    </section>
  );
}

interface Props {
  readonly scheme: Scheme;
  readonly onChange: (next: Scheme) => void;
}

const parts = [
  ['material', '材料（%）'],
  ['onsite', '实地核查（%）'],
  ['survey', '满意度（%）'],
  ['daily', '日常监测（%）'],
] as const;

/** The same as boxes to fill in. */
export function TermsEditor({ scheme, onChange }: Props) {
  const { composition, extras, spread, rounding, basis, note = '' } = scheme;
  const { note: _note, ...noteless } = scheme;
  return (
    <section className="section" aria-labelledby="scheme-terms">
      <h2 id="scheme-terms">名称和计分办法</h2>
      <div className="indicator-fields">
        <TextField title="考核名称" value={scheme.title} onPut={(title) => onChange({ ...scheme, title })} />
        <Period scheme={scheme} onChange={onChange} />
        <Row>
          {parts.map(([part, title]) => (
            <NumberField
              key={part}
              title={title}
              value={composition[part]}
              onPut={(value) => onChange({ ...scheme, composition: { ...composition, [part]: value } })}
            />
          ))}
        </Row>
        <Row>
          <NumberField
            title="加分至多（分）"
            value={extras.bonus}
            onPut={(bonus) => onChange({ ...scheme, extras: { ...extras, bonus } })}
          />
          <NumberField
            title="减分至多（分）"
            value={extras.deduction}
            onPut={(deduction) => onChange({ ...scheme, extras: { ...extras, deduction } })}
          />
          <ChoiceField
            title="公布分数的小数位数"
            value={String(rounding.digits)}
            options={['0', '1', '2', '3', '4'].map((n) => [n, `${n}位`] as const)}
            onPut={(digits) => onChange({ ...scheme, rounding: { ...rounding, digits: Number(digits) } })}
          />
        </Row>
        <ChoiceField
          title="不适用的指标，分值分到"
          value={spread}
          options={[
            ['first-level', '同一一级指标下的其他指标'],
            ['all', '其余各项'],
          ]}
          onPut={(value) => onChange({ ...scheme, spread: value === 'all' ? 'all' : 'first-level' })}
        />
        <Ties scheme={scheme} onChange={onChange} />
        <Grades scheme={scheme} onChange={onChange} />
        <TextField
          title="依据"
          value={basis.text}
          max={2000}
          rows={2}
          onPut={(text) => onChange({ ...scheme, basis: { ...basis, text } })}
        />
        <TextField
          title="说明（可不填）"
          value={note}
          max={2000}
          rows={2}
          onPut={(next) => onChange(next === '' ? noteless : { ...scheme, note: next })}
        />
      </div>
    </section>
  );
}

function Period({ scheme, onChange }: Props) {
  const put = (end: 'from' | 'to') => (day: string) => {
    if (day !== '') onChange({ ...scheme, period: { ...scheme.period, [end]: day } });
  };
  return (
    <Row>
      {(
        [
          ['from', '考核期起日'],
          ['to', '考核期止日'],
        ] as const
      ).map(([end, title]) => (
        <label key={end} className="indicator-field">
          <span>{title}</span>
          <input className="input" type="date" value={scheme.period[end]} onChange={(e) => put(end)(e.target.value)} />
        </label>
      ))}
    </Row>
  );
}

/** First-level indicators compared in turn where totals are equal. */
function Ties({ scheme, onChange }: Props) {
  const { ties, nodes } = scheme;
  const firsts = nodes.filter((n) => n.level === 1);
  const turn = (code: string, on: boolean) => onChange({ ...scheme, ties: on ? [...ties, code] : ties.filter((t) => t !== code) });
  return (
    <fieldset className="scheme-ties">
      <legend>总分相同的，依次比较（按勾选的先后）</legend>
      <div className="options">
        {firsts.map(({ code, title }) => (
          <label key={code}>
            <input type="checkbox" checked={ties.includes(code)} onChange={(e) => turn(code, e.target.checked)} />
            {code} {title}
            {ties.includes(code) ? <span className="grey">（第{ties.indexOf(code) + 1}）</span> : null}
          </label>
        ))}
      </div>
      {ties
        .filter((code) => !firsts.some((n) => n.code === code))
        .map((code) => (
          <button key={code} type="button" className="button plain compact" onClick={() => turn(code, false)}>
            去掉已不存在的{code}
          </button>
        ))}
    </fieldset>
  );
}

const anyGroup = '*';

function Grades({ scheme, onChange }: Props) {
  const { grades, groups } = scheme;
  const title = (id: string): string => (id === anyGroup ? '其他各组' : (groups.find((g) => g.id === id)?.title ?? id));
  const put = (id: string, list: Scheme['grades'][string]) => {
    const { [id]: _old, ...others } = grades;
    onChange({ ...scheme, grades: list.length === 0 ? others : { ...grades, [id]: list } });
  };
  const absent = [...groups.map((g) => g.id), anyGroup].filter((id) => !(id in grades));
  return (
    <>
      {Object.entries(grades).map(([id, list]) => (
        <fieldset key={id} className="scheme-grades">
          <legend>{title(id)}的等次（从高到低）</legend>
          {list.map((grade, i) => (
            <div key={i} className="rule-step">
              <TextField
                title={`第${i + 1}等次`}
                value={grade.title}
                max={20}
                onPut={(next) =>
                  put(
                    id,
                    list.map((g) => (g === grade ? { ...g, title: next } : g)),
                  )
                }
              />
              <NumberField
                title="下限（分）"
                value={grade.from}
                onPut={(from) =>
                  put(
                    id,
                    list.map((g) => (g === grade ? { ...g, from } : g)),
                  )
                }
              />
              <button
                type="button"
                className="button plain compact"
                aria-label={`去掉${title(id)}的第${i + 1}等次`}
                onClick={() =>
                  put(
                    id,
                    list.filter((g) => g !== grade),
                  )
                }
              >
                去掉
              </button>
            </div>
          ))}
          <button type="button" className="button compact" onClick={() => put(id, [...list, { title: '', from: '0' }])}>
            添一等次
          </button>
        </fieldset>
      ))}
      {absent.length > 0 ? (
        <ChoiceField
          title="为一组另定等次"
          value=""
          options={[['', '请选择'], ...absent.map((id) => [id, title(id)] as const)]}
          onPut={(id) => id && put(id, [{ title: '优秀', from: '90' }])}
        />
      ) : null}
    </>
  );
}
