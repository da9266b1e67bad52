import { PageTitle } from './parts.tsx';
import { Link } from './place.tsx';

/** What is kept of whom, and how the pages may be used. */
export function AboutPage() {
  return (
    <div className="prose">
      <PageTitle title="说明与个人信息保护" />
      <h2>查阅</h2>
      <p>公开的文件、决定、通报不用登录即可查阅。有效性标识按平台登记的施行、修改、废止和有效期届满日期给出，以制定机关公布的文本为准。</p>
      <h2>提交</h2>
      <p>
        申请、建议和意见交给您选择的机关办理。姓名、证件号码、联系方式只供办理和答复使用，不公开；表上写明“将公开”的内容会随办理结果公开，请不要在其中写个人信息。
      </p>
      <p>上传的材料只有办理机关和凭办件编号、查询密码查询的人可以打开。</p>
      <h2>查办件</h2>
      <p>办件编号和查询密码在提交后显示一次，请抄下或者截图保存，不要交给他人。遗失查询密码的，请持身份证件到受理机关查询。</p>
      <h2>阅读方便</h2>
      <p>页面右上角“大字”可以放大全部文字。页面可以只用键盘操作，可以用读屏软件阅读。</p>
    </div>
  );
}

export function NoPage() {
  return (
    <>
      <PageTitle title="没有这一页" />
      <div className="said">
        <p>地址可能有误，或者内容已经移走。</p>
        <Link to="/" className="button">
          回到首页
        </Link>
      </div>
    </>
  );
}
