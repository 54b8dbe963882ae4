namespace Niangjia.Contracts.Cases;

/// <summary>Who sends a matter over (R §1.1).</summary>
public enum TransferKind
{
    /// <summary>12345 转办</summary>
    Hotline12345,
    /// <summary>其他热线转办：12333、12348 …</summary>
    OtherHotline,
    /// <summary>法院委派、委托</summary>
    Court,
    /// <summary>仲裁委员会委托、建议</summary>
    Arbitration,
    /// <summary>信访转送、交办</summary>
    Petition,
}

/// <summary>What the sender asks.</summary>
public enum TransferAsk
{
    /// <summary>办理并反馈</summary>
    Handle,
    /// <summary>知悉</summary>
    Inform,
    /// <summary>委派调解：before the case is filed</summary>
    DelegatedMediation,
    /// <summary>委托调解：after the case was filed</summary>
    EntrustedMediation,
}

/// <summary>Where a transfer stands between the sender and us.</summary>
public enum TransferState
{
    /// <summary>待签收</summary>
    Received,
    /// <summary>已签收</summary>
    Accepted,
    /// <summary>已退回</summary>
    Returned,
    /// <summary>已答复</summary>
    Answered,
}

/// <summary>Where messages that came together come from.</summary>
public enum BatchSource
{
    /// <summary>表格文件</summary>
    File,
    /// <summary>电子邮件</summary>
    Mail,
}

/// <summary>How far a batch of messages is.</summary>
public enum BatchState
{
    /// <summary>待指定列</summary>
    Mapping,
    /// <summary>识别中</summary>
    Reading,
    /// <summary>审核中</summary>
    Review,
}

/// <summary>How far a message is.</summary>
public enum MessageState
{
    /// <summary>识别中：the machine has not read it yet</summary>
    Waiting,
    /// <summary>有错误：cannot become a request as it is</summary>
    Faulty,
    /// <summary>待审核</summary>
    Open,
    /// <summary>已确认：somebody said yes; it is on its way to the register</summary>
    Accepted,
    /// <summary>已登记：it is a request</summary>
    Taken,
    /// <summary>已剔除</summary>
    Dropped,
}

/// <summary>What a message repeats.</summary>
public enum DoubleKind
{
    /// <summary>同批重复</summary>
    SameBatch,
    /// <summary>以前导入过</summary>
    EarlierBatch,
    /// <summary>疑似已有诉求</summary>
    Request,
}

/// <summary>Why a message becomes no request.</summary>
public enum DropReason
{
    /// <summary>重复</summary>
    Duplicate,
    /// <summary>不是诉求：advertising, a test, thanks</summary>
    NotARequest,
    /// <summary>不归工会，已另行告知</summary>
    OtherAuthority,
    /// <summary>无法办理：nobody can tell what is meant</summary>
    Unclear,
}

/// <summary>What became of a letter by e-mail.</summary>
public enum MailState
{
    /// <summary>待审核：it waits among the messages</summary>
    Staged,
    /// <summary>已转入诉求：a further word on a request</summary>
    Followed,
    /// <summary>已忽略：an automatic answer, a bounce, advertising</summary>
    Ignored,
    /// <summary>已搁置：it cannot be read</summary>
    SetAside,
}

/// <summary>Why a letter was not taken, or not as it is.</summary>
public enum MailFault
{
    /// <summary>自动回复</summary>
    AutomaticReply,
    /// <summary>退信</summary>
    Bounce,
    /// <summary>群发邮件</summary>
    BulkMail,
    /// <summary>没有正文</summary>
    NoText,
    /// <summary>超过大小上限</summary>
    TooLarge,
    /// <summary>格式损坏</summary>
    Broken,
    /// <summary>没有可回复的发件人</summary>
    NoSender,
}
