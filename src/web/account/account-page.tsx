import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AccountSafetyDto, DeviceDto } from '../../api/contract/account.ts';
import { call } from '../client.ts';
import { printInstant } from '../kit/format.ts';
import { Await } from '../kit/states.tsx';
import { useTitle } from '../kit/title.ts';
import { ChangePassword } from './change-password.tsx';
import { Failure } from './fields.tsx';
import { accountQuery } from './queries.ts';
import { DropFactor, EnrolFactor, RenewRecovery } from './second-factor.tsx';
import './account.css';

/** 账户与安全: password, second factor and devices of the person signed in. */
export function AccountPage() {
  useTitle('账户与安全');
  const account = useQuery(accountQuery);
  return (
    <div className="page account">
      <header className="page-head">
        <h1>账户与安全</h1>
      </header>
      <Await query={account}>
        {(data) => (
          <>
            <Who data={data} />
            <Password data={data} />
            <SecondFactor data={data} />
            <Devices data={data} />
          </>
        )}
      </Await>
    </div>
  );
}

interface Part {
  readonly data: AccountSafetyDto;
}

const dayOf = (iso: string): string => printInstant(iso).slice(0, 10);

function Who({ data }: Part) {
  return (
    <dl className="account-who">
      <div>
        <dt>账号</dt>
        <dd>{data.account}</dd>
      </div>
      <div>
        <dt>姓名</dt>
        <dd>{data.name}</dd>
      </div>
      <div>
        <dt>岗位</dt>
        <dd>{data.posts.map((p) => `${p.unit.name} ${p.title}`).join('、')}</dd>
      </div>
      {data.mayUnlock || data.maySetRules ? (
        <div>
          <dt>管理</dt>
          <dd>
            <Link to="/account/keeping">登录管理</Link>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}

/** Days until a real instant, whole ones. */
const daysTo = (iso: string): number => Math.ceil((Date.parse(iso) - Date.now()) / 86_400_000);

function passwordLine({ passwordSetAt, passwordDueAt }: AccountSafetyDto): string {
  if (passwordSetAt === null) return '还没有自己换过密码。';
  const set = `${dayOf(passwordSetAt)} 更换`;
  return passwordDueAt === null ? `${set}。` : `${set}，${dayOf(passwordDueAt)} 到期。`;
}

function Password({ data }: Part) {
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const soon = data.passwordDueAt !== null && daysTo(data.passwordDueAt) <= 14;
  return (
    <section className="section" aria-labelledby="account-password">
      <h2 id="account-password">密码</h2>
      <div className="account-row">
        <p>
          {passwordLine(data)}
          {soon && data.passwordDueAt !== null ? (
            <span className="light-amber"> 还有 {Math.max(0, daysTo(data.passwordDueAt))} 天到期，请及早更换。</span>
          ) : null}
        </p>
        <button type="button" className="button" onClick={() => setOpen(true)}>
          更换密码
        </button>
      </div>
      <p className="light-green" role="status">
        {done ? '密码已更换，其他设备已退出登录。' : ''}
      </p>
      {open ? <ChangePassword rules={data.passwordRules} onClose={() => setOpen(false)} onDone={() => setDone(true)} /> : null}
    </section>
  );
}

function SecondFactor({ data }: Part) {
  const [open, setOpen] = useState<'enrol' | 'drop' | 'renew'>();
  const close = () => setOpen(undefined);
  const on = data.secondFactor;
  return (
    <section className="section" aria-labelledby="account-factor">
      <h2 id="account-factor">动态口令</h2>
      <div className="account-row">
        {on ? (
          <p>
            <span className="light-green">已启用</span>（{dayOf(on.since)}）。登录时除密码外，还要输入手机上的六位数字。恢复码还剩{' '}
            {on.recoveryLeft} 个{on.recoveryLeft <= 2 ? '，请换发' : ''}。
          </p>
        ) : (
          <p>未启用。启用后，登录时除密码外，还要输入手机上每半分钟变一次的六位数字，密码被人知道也登录不了。</p>
        )}
        <div className="account-acts">
          {on ? (
            <>
              <button type="button" className="button" onClick={() => setOpen('renew')}>
                换发恢复码
              </button>
              <button type="button" className="button" onClick={() => setOpen('drop')}>
                停用
              </button>
            </>
          ) : (
            <button type="button" className="button" onClick={() => setOpen('enrol')}>
              启用动态口令
            </button>
          )}
        </div>
      </div>
      {open === 'enrol' ? <EnrolFactor onClose={close} /> : null}
      {open === 'drop' ? <DropFactor onClose={close} /> : null}
      {open === 'renew' ? <RenewRecovery onClose={close} /> : null}
    </section>
  );
}

function Devices({ data }: Part) {
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (id: string | undefined) => call<undefined>('DELETE', `/account/devices${id === undefined ? '' : `/${id}`}`),
    onSettled: () => queries.invalidateQueries({ queryKey: accountQuery.queryKey }),
  });
  const others = data.devices.filter((d) => !d.here).length;
  return (
    <section className="section" aria-labelledby="account-devices">
      <h2 id="account-devices">登录的设备</h2>
      <ul className="account-devices">
        {data.devices.map((d) => (
          <Device key={d.id} device={d} busy={end.isPending} onEnd={() => end.mutate(d.id)} />
        ))}
      </ul>
      <Failure error={end.error} />
      <div className="account-row">
        <p className="grey small">
          {data.idleMinutes} 分钟没有操作，或者登录满 {data.absoluteHours} 小时，会自动退出。不认识的设备请立即退出，并更换密码。
        </p>
        {others > 0 ? (
          <button type="button" className="button" disabled={end.isPending} onClick={() => end.mutate(undefined)}>
            退出其他全部设备
          </button>
        ) : null}
      </div>
    </section>
  );
}

interface DeviceProps {
  readonly device: DeviceDto;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function Device({ device, busy, onEnd }: DeviceProps) {
  const name = `${device.system}上的 ${device.browser}`;
  return (
    <li>
      <p>
        <span className="account-device">{name}</span>
        {device.here ? <span className="account-here">本机</span> : null}
        <span className="grey small account-when">
          {printInstant(device.since)} 登录
          {device.here ? '' : `，${printInstant(device.seenAt)} 最近使用`}
        </span>
      </p>
      {device.here ? null : (
        <button type="button" className="button compact" aria-label={`退出${name}`} disabled={busy} onClick={onEnd}>
          退出
        </button>
      )}
    </li>
  );
}
