import type { Editor } from '@tiptap/core';
import type { TextCheckDto, TextProblem } from '../../api/contract/texts.ts';
import { goTo } from './go.ts';
import type { Checked } from './use-check.ts';

interface Props {
  readonly editor: Editor;
  readonly checked: Checked;
  readonly editable: boolean;
  readonly onFigure: () => void;
  readonly onQuotation: (words: string, node: number) => void;
  readonly onHead: () => void;
}

const words = { refusal: '须改正', question: '须核实', warning: '待完善' } as const;
const order = ['refusal', 'question', 'warning'] as const;

/** What stands against the text: what must be put right first, with ways to the place. */
export function ProblemsPanel(props: Props) {
  const { answer, failed } = props.checked;
  if (!answer)
    return (
      <p className="grey" role="status">
        {failed ? '没有核对成，连上服务器后会再核对。' : '正在核对…'}
      </p>
    );
  const none = answer.problems.length + answer.findings.length === 0;
  return (
    <>
      {failed ? <p className="field-no small">最近的改动还没有核对，连上服务器后会再核对。</p> : null}
      {none ? <p className="grey">没有发现问题。</p> : null}
      {order.map((severity) => (
        <Group key={severity} severity={severity} {...props} problems={answer.problems.filter((p) => p.severity === severity)} />
      ))}
      <Findings findings={answer.findings} />
    </>
  );
}

function Group({
  severity,
  problems,
  ...props
}: Props & { readonly severity: TextProblem['severity']; readonly problems: readonly TextProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <section className="panel-group">
      <h3>
        {words[severity]}
        <span className="grey">　{problems.length}处</span>
      </h3>
      <ul>
        {problems.map((p, i) => (
          // Two like problems of one block differ by nothing but their order.
          <li key={`${p.code}${p.block}${i}`}>
            <One problem={p} {...props} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function One({ problem, editor, checked, editable, onFigure, onQuotation, onHead }: Props & { readonly problem: TextProblem }) {
  const { block, hit, text, remedy, code } = problem;
  const node = block === null ? undefined : checked.nodes[block];
  const number = code === 'unbound-number' && hit !== null && node !== undefined && editable;
  return (
    <>
      <p>
        {text}。<span className="grey">{number ? '数字要有来源：换成数据，或者声明为引文。' : `${remedy}。`}</span>
      </p>
      <p className="panel-acts">
        {node === undefined ? (
          <button type="button" className="link-button" onClick={onHead}>
            看公文要素
          </button>
        ) : (
          <button type="button" className="link-button" onClick={() => goTo(editor, node, hit ?? undefined)}>
            到这一处
          </button>
        )}
        {number ? (
          <>
            <button
              type="button"
              className="link-button"
              onClick={() => {
                goTo(editor, node, hit);
                onFigure();
              }}
            >
              换成数据
            </button>
            <button type="button" className="link-button" onClick={() => onQuotation(hit, node)}>
              声明为引文
            </button>
          </>
        ) : null}
      </p>
    </>
  );
}

function Findings({ findings }: Pick<TextCheckDto, 'findings'>) {
  if (findings.length === 0) return null;
  return (
    <section className="panel-group">
      <h3>
        数字之间
        <span className="grey">　{findings.length}处</span>
      </h3>
      <ul>
        {findings.map((f) => (
          <li key={f.text}>
            <b className={f.severity === 'error' ? '' : 'light-amber'}>{f.severity === 'error' ? '须更正' : '须说明'}</b> {f.text}
          </li>
        ))}
      </ul>
    </section>
  );
}
